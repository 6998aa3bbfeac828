namespace FastUdp.Generators.Model;

/// <summary>Another message, without its identifier.</summary>
/// <param name="FullName">For generated code.</param>
/// <param name="DisplayName">For schemas.</param>
/// <param name="Id">Its own identifier, which <c>GetWireSize</c> counts and the nested form leaves out; -1 for none.</param>
/// <param name="MinBody">The fewest bytes of its fields.</param>
/// <param name="MaxBody">The most bytes of its fields.</param>
/// <param name="IsReferenceType">Whether it is a class.</param>
/// <param name="LiesAsOnWire">Whether its memory is its wire form on a little-endian machine.</param>
/// <param name="IsLengthPrefixed">Whether its length stands before it.</param>
/// <param name="HasFixedBody">
/// Whether its fields always take <paramref name="MaxBody"/> bytes. Equal sizes do not say so: it may hold a message with
/// its length before it, which can come longer.
/// </param>
internal sealed record NestedType(
    string FullName, string DisplayName, int Id, int MinBody, int MaxBody, bool IsReferenceType, bool LiesAsOnWire, bool IsLengthPrefixed,
    bool HasFixedBody)
    : WireType
{
    public override int MinBytes => IsLengthPrefixed ? LebSize.Of((ulong)MinBody) + MinBody : MinBody;

    public override int MaxBytes => IsLengthPrefixed ? Saturate(LebSize.Of((ulong)MaxBody) + (long)MaxBody) : MaxBody;

    // A later version of a message with its length before it may be longer.
    public override bool IsFixed => !IsLengthPrefixed && HasFixedBody;

    public override string Schema => $"{(IsLengthPrefixed ? "sized" : "")}{{{DisplayName}}}";

    public override bool IsWireLayout => LiesAsOnWire && !IsLengthPrefixed;
}
