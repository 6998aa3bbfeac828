using FastUdp.Demo.Dissector.Schema;

namespace FastUdp.Demo.Dissector;

/// <summary>A constant as the bits that stand on the wire for it.</summary>
internal static class WireConstant
{
    /// <returns>Null where the field varies, or has more bits than a script compares.</returns>
    public static ulong? Of(SchemaField field)
    {
        if (field.Constant is not { } value)
            return null;
        return field.Type switch
        {
            VarIntSchema { IsZigZag: true } => (value << 1) ^ (ulong)((long)value >> 63),
            VarIntSchema number => Lowest(value, number.Scalar.Bits),
            BitFieldSchema bits => Lowest(value, bits.Width),
            ScalarSchema { Scalar.Bits: <= 64 and var width } => Lowest(value, width),
            _ => null,
        };
    }

    private static ulong Lowest(ulong value, int bits) => value & (ulong.MaxValue >> (64 - bits));
}
