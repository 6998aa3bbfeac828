namespace FastUdp.Generators.Model;

/// <summary>One field of a message.</summary>
/// <param name="Name">The member's name, escaped where it is a keyword.</param>
/// <param name="Type">How it lies on the wire.</param>
/// <param name="CSharpType">Its type for generated code, with its nullable annotation: <c>global::System.String?</c>.</param>
/// <param name="ReservedBefore">Zero bytes before it, those of a gap before an explicit offset included.</param>
/// <param name="Since">The version that brought it; 1 for those of the beginning.</param>
/// <param name="Constant">The value it always has, as 64 bits of two's complement; null when it varies.</param>
/// <param name="IsStored">Whether the reader sets it; a computed constant is only checked.</param>
/// <param name="StartsBitGroup">A bit field that does not share the group before it.</param>
internal sealed record FieldModel(
    string Name,
    WireType Type,
    string CSharpType,
    int ReservedBefore = 0,
    int Since = 1,
    ulong? Constant = null,
    bool IsStored = true,
    bool StartsBitGroup = false);
