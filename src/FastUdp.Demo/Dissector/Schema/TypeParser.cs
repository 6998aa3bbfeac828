namespace FastUdp.Demo.Dissector.Schema;

/// <summary>Parses a type. Null where it is none: the cursor then has the error.</summary>
internal static class TypeParser
{
    // More arrays in one another than any declaration has: a recursion over types must end.
    private const int MaxDepth = 16;

    public static SchemaType? Parse(SchemaCursor cursor)
    {
        SchemaType? type = ParseElement(cursor);
        for (int depth = 0; type is not null; depth++)
        {
            bool isNullable = cursor.TryTake("?");
            if (!isNullable && !cursor.IsAt('['))
                return type;
            if (depth == MaxDepth || type is BitFieldSchema or PaddingSchema)
                return Fail(cursor, "this type can be neither nullable nor an element");
            type = isNullable ? new NullableSchema(type) : ParseSequence(cursor, type);
        }
        return null;
    }

    private static SequenceSchema? ParseSequence(SchemaCursor cursor, SchemaType element) =>
        LengthParser.TryParse(cursor, out SchemaLength length) ? new SequenceSchema(element, length) : null;

    private static SchemaType? ParseElement(SchemaCursor cursor)
    {
        if (cursor.IsAt('{'))
            return ParseNested(cursor, isSized: false);
        string word = cursor.TakeWhile(char.IsAsciiLetterOrDigit);
        return word switch
        {
            "sized" => ParseNested(cursor, isSized: true),
            "utf8" => LengthParser.TryParse(cursor, out SchemaLength length) ? new TextSchema(length) : null,
            "bytes" => LengthParser.TryParse(cursor, out SchemaLength length) ? new BytesSchema(length) : null,
            "pad" => ParsePadding(cursor),
            "var" or "zigzag" => ParseVarInt(cursor, word == "zigzag"),
            "q" => QuantizedParser.Parse(cursor),
            _ when cursor.IsAt(':') => ParseBits(cursor, word),
            _ => ParseScalar(cursor, word),
        };
    }

    private static NestedSchema? ParseNested(SchemaCursor cursor, bool isSized)
    {
        if (!cursor.Take("{"))
            return null;
        string name = cursor.TakeWhile(static next => next is not '{' and not '}' && !char.IsControl(next));
        if (name.Length == 0)
            cursor.Fail("expected the name of a message");
        return cursor.Take("}") && name.Length > 0 ? new NestedSchema(name, isSized) : null;
    }

    private static PaddingSchema? ParsePadding(SchemaCursor cursor) =>
        cursor.Take("[") && cursor.TakeNumber(1, int.MaxValue, out int bytes) && cursor.Take("]") ? new PaddingSchema(bytes) : null;

    private static VarIntSchema? ParseVarInt(SchemaCursor cursor, bool isZigZag)
    {
        if (!cursor.Take("."))
            return null;
        Scalar? scalar = Scalar.Find(cursor.TakeWhile(char.IsAsciiLetterOrDigit));
        if (scalar is { IsInteger: true, Bits: <= 64 })
            return new VarIntSchema(scalar, isZigZag);
        cursor.Fail("expected an integer of up to 64 bits");
        return null;
    }

    private static BitsSchema? ParseBits(SchemaCursor cursor, string word)
    {
        BitsSchema.Meaning? kind = word switch
        {
            "u" => BitsSchema.Meaning.Unsigned,
            "i" => BitsSchema.Meaning.Signed,
            "bool" => BitsSchema.Meaning.Boolean,
            _ => null,
        };
        if (kind is null)
            cursor.Fail($"'{word}' cannot be a bit field");
        return kind is { } known && TryTakeWidth(cursor, out int width, out bool isBigEndian)
            ? new BitsSchema(known, width, isBigEndian)
            : null;
    }

    /// <summary><c>:5</c>, <c>:5be</c></summary>
    public static bool TryTakeWidth(SchemaCursor cursor, out int width, out bool isBigEndian)
    {
        isBigEndian = false;
        width = 0;
        if (!cursor.Take(":") || !cursor.TakeNumber(1, 64, out width))
            return false;
        isBigEndian = cursor.TryTake("be");
        return true;
    }

    private static SchemaType? ParseScalar(SchemaCursor cursor, string word)
    {
        if (Scalar.Find(word) is { } littleEndian)
            return new ScalarSchema(littleEndian, IsBigEndian: false);
        Scalar? scalar = word.EndsWith("be", StringComparison.Ordinal) ? Scalar.Find(word[..^2]) : null;
        return scalar is { MaxBytes: > 1 } ? new ScalarSchema(scalar, IsBigEndian: true) : Fail(cursor, $"'{word}' is no type");
    }

    private static SchemaType? Fail(SchemaCursor cursor, string reason)
    {
        cursor.Fail(reason);
        return null;
    }
}
