using System.Text;

namespace FastUdp.Generators.Model;

/// <summary>
/// The layout of a message as lines of text, one a field: what the assembly records for tools, and what the lock file
/// holds. The grammar is in docs/wire-format.md.
/// </summary>
internal static class SchemaText
{
    /// <summary>The lines of all fields, reserved bytes included.</summary>
    /// <param name="message">The message.</param>
    /// <param name="withEnums">Whether the members of enums are listed: tools want them, the lock file does not.</param>
    public static IEnumerable<string> Fields(MessageModel message, bool withEnums)
    {
        foreach (FieldModel field in message.Fields)
        {
            if (field.ReservedBefore > 0)
                yield return Reserved(field.ReservedBefore);
            yield return Field(field, withEnums);
        }
        if (message.TrailingReservedBytes > 0)
            yield return Reserved(message.TrailingReservedBytes);
    }

    private static string Reserved(int bytes) => $"_: pad[{bytes}]";

    private static string Field(FieldModel field, bool withEnums)
    {
        StringBuilder line = new StringBuilder(field.Name.TrimStart('@')).Append(": ").Append(field.Type.Schema);
        if (field.Constant is ulong constant)
            line.Append($" = 0x{constant:X}");
        if (field.Since > 1)
            line.Append($" since {field.Since}");
        if (field.StartsBitGroup)
            line.Append(" group");
        if (withEnums && EnumOf(field.Type) is EnumModel members)
            line.Append($" enum({string.Join(",", members.Members)})");
        return line.ToString();
    }

    private static EnumModel? EnumOf(WireType type) => type switch
    {
        ScalarType scalar => scalar.Enum,
        VarIntType number => number.Enum,
        BitsType bits => bits.Enum,
        NullableType nullable => EnumOf(nullable.Inner),
        SequenceType sequence => EnumOf(sequence.Element),
        _ => null,
    };
}
