using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Typed;

/// <summary>
/// What the typed ends send: 32 bytes with the identifier, as the raw ones. Its memory is not its wire form, so that it
/// is written and read field by field, as most messages are.
/// </summary>
[DatagramMessage(3)]
internal readonly partial record struct Sample(ulong Number, long SentTicks, float X, float Y, float Z, ushort Kind, byte Flags)
{
    /// <summary>A sample that costs little to make, for it is not the making that is measured.</summary>
    public static Sample Of(ulong number) =>
        new(number, (long)number, BitConverter.UInt32BitsToSingle((uint)number), 0.5f, 1, (ushort)number, (byte)number);
}
