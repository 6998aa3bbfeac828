namespace FastUdp.Demo.Dissector.Schema;

/// <summary>The sizes of messages in bytes, which saturate at more than any datagram holds.</summary>
internal sealed class SchemaSizes(IReadOnlyDictionary<string, SchemaMessage> messages)
{
    private const long Unbounded = 1 << 24;

    private readonly Dictionary<string, ByteRange> _bodies = [];

    /// <summary>The size with the identifier. The least is that of the message's first version.</summary>
    public ByteRange Of(SchemaMessage message)
    {
        int identifier = message.Id switch { null => 0, < 0x80 => 1, _ => 2 };
        return Body(message.Name) + new ByteRange(identifier, identifier);
    }

    private ByteRange Body(string name)
    {
        if (_bodies.TryGetValue(name, out ByteRange known))
            return known;

        // What a message that contains itself finds of itself.
        _bodies[name] = new ByteRange(0, Unbounded);
        ByteRange sum = default;
        foreach (SchemaItem item in SchemaLayout.ItemsOf(messages[name].Fields))
        {
            ByteRange size = SizeOf(item);
            sum += item.Since == 1 ? size : size with { Min = 0 };
        }
        return _bodies[name] = sum;
    }

    private ByteRange SizeOf(SchemaItem item) => item switch
    {
        GroupItem group => new(group.Bytes, group.Bytes),
        WholeItem whole => SizeOf(whole.Field.Type),
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    private ByteRange SizeOf(SchemaType type) => type switch
    {
        ScalarSchema { Scalar: var scalar } => new(scalar.MinBytes, scalar.MaxBytes),
        VarIntSchema number => new(1, (number.Scalar.Bits + 6) / 7),
        TextSchema text => Repeated(new(1, 1), text.Length),
        BytesSchema bytes => Repeated(new(1, 1), bytes.Length),
        SequenceSchema sequence => Repeated(SizeOf(sequence.Element), sequence.Length),
        NullableSchema nullable => new(1, Math.Min(Unbounded, 1 + SizeOf(nullable.Inner).Max)),
        NestedSchema nested => nested.IsSized ? Sized(Body(nested.Message)) : Body(nested.Message),
        PaddingSchema padding => new(padding.Bytes, padding.Bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static ByteRange Repeated(ByteRange element, SchemaLength length)
    {
        long least = length.IsFixed ? length.Max : 0;
        ByteRange prefix = length.IsPrefixed ? new(1, LengthBytes(length.Max)) : default;
        return prefix + new ByteRange(least * element.Min, length.Max * element.Max);
    }

    private static ByteRange Sized(ByteRange body) => body + new ByteRange(LengthBytes(body.Min), LengthBytes(body.Max));

    private static int LengthBytes(long length)
    {
        int bytes = 1;
        for (; length >= 0x80; length >>= 7)
            bytes++;
        return bytes;
    }

    /// <summary>A least and a greatest number of bytes.</summary>
    internal readonly record struct ByteRange(long Min, long Max)
    {
        public bool IsFixed => Min == Max;

        public static ByteRange operator +(ByteRange left, ByteRange right) =>
            new(Math.Min(Unbounded, left.Min + right.Min), Math.Min(Unbounded, left.Max + right.Max));
    }
}
