using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Codec.Messages;

/// <summary>24 bytes of fields, 25 on the wire with the identifier.</summary>
[DatagramMessage(1)]
internal readonly partial record struct FixedMessage(uint Id, ushort Kind, ushort Flags, long SentTicks, float X, float Y)
    : IBenchMessage<FixedMessage>
{
    public static long Digest(in FixedMessage message) =>
        message.Id + message.Kind + message.Flags + message.SentTicks
        + BitConverter.SingleToInt32Bits(message.X) + BitConverter.SingleToInt32Bits(message.Y);

    public static bool Match(in FixedMessage left, in FixedMessage right) => left == right;
}
