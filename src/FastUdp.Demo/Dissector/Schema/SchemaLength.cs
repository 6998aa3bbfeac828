namespace FastUdp.Demo.Dissector.Schema;

/// <summary>Where the length of a text, a blob or an array stands.</summary>
internal enum SchemaLengthKind
{
    /// <summary>LEB128 before the content: <c>[8]</c>.</summary>
    Prefixed,

    /// <summary>Always the same: <c>[=8]</c>.</summary>
    Fixed,

    /// <summary>In an earlier field: <c>[Count:8]</c>.</summary>
    Counted,

    /// <summary>Whatever is left: <c>[..8]</c>.</summary>
    Rest,
}

/// <summary>How long something is.</summary>
/// <param name="Kind">Where the length stands.</param>
/// <param name="Max">The maximum, or the fixed length.</param>
/// <param name="Counter">The field that holds it, for <see cref="SchemaLengthKind.Counted"/>.</param>
internal readonly record struct SchemaLength(SchemaLengthKind Kind, int Max, string? Counter = null)
{
    public bool IsFixed => Kind == SchemaLengthKind.Fixed;

    public bool IsPrefixed => Kind == SchemaLengthKind.Prefixed;
}
