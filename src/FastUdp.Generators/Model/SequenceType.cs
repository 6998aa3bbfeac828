namespace FastUdp.Generators.Model;

internal enum SequenceKind
{
    /// <summary><c>T[]</c></summary>
    Array,

    /// <summary><c>List&lt;T&gt;</c></summary>
    List,

    /// <summary><c>ImmutableArray&lt;T&gt;</c></summary>
    ImmutableArray,

    /// <summary>A struct marked <c>[InlineArray]</c>, always of fixed length.</summary>
    InlineArray,
}

/// <summary>Elements of one type in succession.</summary>
/// <param name="Element">The elements; never bit fields.</param>
/// <param name="Length">How many.</param>
/// <param name="Kind">What holds them.</param>
/// <param name="CSharpType">The collection's own type for generated code, without a nullable annotation.</param>
/// <param name="ElementCSharpType">The elements' type for generated code, with its annotation.</param>
internal sealed record SequenceType(WireType Element, Length Length, SequenceKind Kind, string CSharpType, string ElementCSharpType)
    : WireType
{
    public override int MinBytes => Saturate(Length.MinPrefixBytes + ((long)Length.Min * Element.MinBytes));

    public override int MaxBytes => Saturate(Length.MaxPrefixBytes + ((long)Length.Max * Element.MaxBytes));

    // Elements of equal sizes need not be fixed: messages with their length before them can come longer.
    public override bool IsFixed => Length.IsFixed && Element.IsFixed;

    public override string Schema => Element.Schema + Length.Schema;

    public override bool IsWireLayout => Kind == SequenceKind.InlineArray && Element.IsWireLayout;
}
