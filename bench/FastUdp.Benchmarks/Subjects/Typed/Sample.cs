using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Typed;

/// <summary>
/// What the typed ends send: 32 bytes with the identifier, as the raw ones. Its memory is not its wire form, so that it
/// is written and read field by field, as most messages are.
/// </summary>
[DatagramMessage(3)]
internal readonly partial record struct Sample(ulong Number, long SentTicks, float X, float Y, float Z, ushort Kind, byte Flags)
{
    /// <summary>Different in every field from one number to the next, so that nothing is written but once.</summary>
    public static Sample Of(ulong number) =>
        new(number, (long)number << 1, number, -(float)number, 1, (ushort)number, (byte)number);
}
