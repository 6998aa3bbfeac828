namespace FastUdp.Demo.Dissector.Schema;

/// <summary>Parses what stands in brackets.</summary>
internal static class LengthParser
{
    public static bool TryParse(SchemaCursor cursor, out SchemaLength length)
    {
        length = default;
        SchemaLengthKind kind = SchemaLengthKind.Prefixed;
        string? counter = null;
        if (!cursor.Take("["))
            return false;
        if (cursor.TryTake("="))
        {
            kind = SchemaLengthKind.Fixed;
        }
        else if (cursor.TryTake(".."))
        {
            kind = SchemaLengthKind.Rest;
        }
        else if (!TryTakeCounter(cursor, ref kind, ref counter))
        {
            return false;
        }
        if (!cursor.TakeNumber(0, int.MaxValue, out int max) || !cursor.Take("]"))
            return false;
        length = new SchemaLength(kind, max, counter);
        return true;
    }

    // A maximum begins with a digit, the name of a field does not.
    private static bool TryTakeCounter(SchemaCursor cursor, ref SchemaLengthKind kind, ref string? counter)
    {
        if (cursor.IsAtDigit)
            return true;
        if (!cursor.TakeName(out counter) || !cursor.Take(":"))
            return false;
        kind = SchemaLengthKind.Counted;
        return true;
    }
}
