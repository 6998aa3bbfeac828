using FastUdp.Messages;
using FastUdp.Samples.Formats;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>
/// A Session-Reflector of STAMP, unauthenticated (RFC 8762 section 4.3): answers each test packet with one of the same length.
/// </summary>
/// <remarks>
/// What follows the 44 bytes comes back as it came, so that padding stays padding, and an extension (RFC 8972) keeps the flag by which its
/// sender said 'unrecognized'. Belongs to the receive loop; the counts may be read from any thread.
/// </remarks>
/// <param name="clock">Stamps the answers.</param>
/// <param name="sessions">Numbers the answers to each sender; null answers with the sender's own numbers.</param>
internal sealed class StampReflector(StampClock clock, ReflectorSessions? sessions) : IDatagramHandler
{
    // RFC 5357 section 4.2.1: where it is not known.
    private const byte UnknownHopLimit = 255;

    private ReflectorCounts _counts;

    public ReflectorCounts Counts => _counts with { Sessions = sessions?.Begun ?? 0 };

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            _counts.Received++;
            if (datagram.IsTruncated || !datagram.TryRead(out StampSenderPacket packet, out _))
                _counts.Malformed++;
            else if (IsReflection(datagram.Payload))
                _counts.Reflections++;
            else if (datagram.Metadata.IsToMany)
                _counts.ToMany++;
            else
                Reflect(datagram, packet, sender);
        }
    }

    private void Reflect(in Datagram datagram, in StampSenderPacket packet, DatagramSender sender)
    {
        uint number = packet.SequenceNumber;
        if (sessions is not null && !sessions.TryNumber(datagram.Remote, out number))
        {
            _counts.Crowded++;
            return;
        }
        ref readonly DatagramMetadata metadata = ref datagram.Metadata;
        bool hasHopLimit = (metadata.Fields & MetadataFields.HopLimit) != 0;
        NtpTimestamp arrival = clock.ArrivalOf(metadata);
        StampErrorEstimate error = clock.Error;
        Span<byte> answer = sender.Reserve(datagram.Remote, datagram.Payload.Length, sender.OptionsOfReply(datagram));
        datagram.Payload.CopyTo(answer);
        StampReflectorPacket.TryWrite(
            new StampReflectorPacket(
                number, clock.Now, error, arrival, packet.SequenceNumber, packet.Timestamp, packet.Error, hasHopLimit ? metadata.HopLimit : UnknownHopLimit),
            answer,
            out _,
            out _);
        _counts.Reflected++;
    }

    /// <summary>
    /// Whether a packet is a reflector's. One forged datagram would otherwise go back and forth for ever between two reflectors, or one and
    /// an echo server. A sender's has zeros there, or padding whose seven bytes are not just those that a reflector keeps zero.
    /// </summary>
    private static bool IsReflection(ReadOnlySpan<byte> payload) =>
        StampReflectorPacket.TryRead(payload, out StampReflectorPacket packet, out _)
        && packet.ReceiveTimestamp.IsKnown
        && payload[14..16].IndexOfAnyExcept((byte)0) < 0
        && payload[38..40].IndexOfAnyExcept((byte)0) < 0
        && payload[41..44].IndexOfAnyExcept((byte)0) < 0;
}
