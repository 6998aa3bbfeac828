using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Requests;

/// <summary>
/// What is asked: 30 bytes with the identifier, 64 with the header of a request before it. Its memory is not its wire
/// form, as with <see cref="Typed.Sample"/>.
/// </summary>
[DatagramMessage(4)]
internal readonly partial record struct Ask(ulong Number, long AskedTicks, float X, float Y, float Z, byte Kind)
{
    /// <summary>A message that costs little to make, for it is not the making that is measured.</summary>
    public static Ask Of(ulong number) =>
        new(number, (long)number, BitConverter.UInt32BitsToSingle((uint)number), 0.5f, 1, (byte)number);
}
