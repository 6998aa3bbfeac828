using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FastUdp.Demo.Dissector.Schema;

/// <summary>
/// Parses a line of a message's description: <c>Color: u8 = 0x1 since 2 enum(Red=0,Green=1)</c>. Total: any text gives a
/// field or a reason.
/// </summary>
internal static class FieldParser
{
    /// <param name="line">The line.</param>
    /// <param name="field">What it describes.</param>
    /// <param name="error">What is wrong with it, in one line that does not repeat it.</param>
    public static bool TryParse(string line, [NotNullWhen(true)] out SchemaField? field, [NotNullWhen(false)] out string? error)
    {
        var cursor = new SchemaCursor(line);
        field = Parse(cursor);
        if (!cursor.IsAtEnd)
            cursor.Fail("expected nothing more");
        if (field is not null && cursor.Error is null)
        {
            error = null;
            return true;
        }
        field = null;
        error = cursor.Error ?? "expected a field";
        return false;
    }

    private static SchemaField? Parse(SchemaCursor cursor)
    {
        if (!cursor.TakeName(out string name) || !cursor.Take(": "))
            return null;
        int start = cursor.Position;
        if (TypeParser.Parse(cursor) is not { } type)
            return null;
        string text = cursor.TextSince(start);
        bool isRead = TryTakeConstant(cursor, type, out ulong? constant)
            & TryTakeSince(cursor, out int since)
            & TryTakeGroup(cursor, type, out bool startsGroup)
            & TryTakeEnum(cursor, type, out IReadOnlyList<SchemaEnumMember> members);
        return isRead ? new SchemaField(name, type, text, constant, since, startsGroup, members) : null;
    }

    private static bool TryTakeConstant(SchemaCursor cursor, SchemaType type, out ulong? constant)
    {
        constant = null;
        if (!cursor.TryTake(" = 0x"))
            return true;
        bool isNumber = ulong.TryParse(
            cursor.TakeWhile(char.IsAsciiHexDigit), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value);
        if (!isNumber)
            return cursor.Fail("expected up to 16 hexadecimal digits");
        constant = value;
        return CanBeConstant(type) || cursor.Fail("this type cannot be constant");
    }

    private static bool CanBeConstant(SchemaType type) =>
        type is VarIntSchema or BitsSchema || (type is ScalarSchema { Scalar: var scalar } && (scalar.IsInteger || scalar.Name == "bool"));

    private static bool TryTakeSince(SchemaCursor cursor, out int since)
    {
        since = 1;
        return !cursor.TryTake(" since ") || cursor.TakeNumber(2, int.MaxValue, out since);
    }

    private static bool TryTakeGroup(SchemaCursor cursor, SchemaType type, out bool startsGroup)
    {
        startsGroup = cursor.TryTake(" group");
        return !startsGroup || type is BitFieldSchema || cursor.Fail("only a bit field starts a group");
    }

    private static bool TryTakeEnum(SchemaCursor cursor, SchemaType type, out IReadOnlyList<SchemaEnumMember> members)
    {
        members = [];
        if (!cursor.TryTake(" enum("))
            return true;
        if (!CanBeEnum(type))
            return cursor.Fail("only an integer is an enum");
        var found = new List<SchemaEnumMember>();
        while (!cursor.TryTake(")"))
        {
            if ((found.Count > 0 && !cursor.Take(",")) || !TryTakeMember(cursor, found))
                return false;
        }
        members = found;
        return true;
    }

    private static bool CanBeEnum(SchemaType type) => type switch
    {
        NullableSchema nullable => CanBeEnum(nullable.Inner),
        SequenceSchema sequence => CanBeEnum(sequence.Element),
        ScalarSchema { Scalar.IsInteger: true } or VarIntSchema => true,
        BitsSchema bits => bits.Kind != BitsSchema.Meaning.Boolean,
        _ => false,
    };

    private static bool TryTakeMember(SchemaCursor cursor, List<SchemaEnumMember> members)
    {
        if (!cursor.TakeName(out string name) || !cursor.Take("="))
            return false;
        string digits = cursor.TakeWhile(static next => char.IsAsciiDigit(next) || next == '-');
        if (!Int128.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 value))
            return cursor.Fail("expected the value of an enum's member");
        members.Add(new SchemaEnumMember(name, value));
        return true;
    }
}
