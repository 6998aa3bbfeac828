namespace FastUdp.Demo.Dissector.Schema;

/// <summary>One line of a message's description.</summary>
/// <param name="Name">The field's name; <see cref="ReservedName"/> for reserved bytes.</param>
/// <param name="Type">How it lies on the wire.</param>
/// <param name="TypeText">The type as it was written.</param>
/// <param name="Constant">The value it always has, as 64 bits of two's complement.</param>
/// <param name="Since">The version of the message that brought it.</param>
/// <param name="StartsGroup">A bit field that does not share the group before it.</param>
/// <param name="EnumMembers">The names of values, where it is an enum.</param>
internal sealed record SchemaField(
    string Name,
    SchemaType Type,
    string TypeText,
    ulong? Constant,
    int Since,
    bool StartsGroup,
    IReadOnlyList<SchemaEnumMember> EnumMembers)
{
    /// <summary>The name of what has none.</summary>
    public const string ReservedName = "_";
}

/// <summary>A named value of an enum.</summary>
internal readonly record struct SchemaEnumMember(string Name, Int128 Value);

/// <summary>A message as its assembly describes it.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Id">The identifier; null for none.</param>
/// <param name="Fields">The fields in the order of the wire.</param>
internal sealed record SchemaMessage(string Name, int? Id, IReadOnlyList<SchemaField> Fields);
