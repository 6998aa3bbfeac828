using FastUdp.Demo.Output;
using FastUdp.Messages;
using FastUdp.Samples.Formats;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>Takes the answers of one session.</summary>
/// <param name="sent">What was sent.</param>
/// <param name="clock">Stamps arrivals.</param>
/// <param name="lines">Where each is told; null tells none.</param>
/// <param name="sharesClock">Whether one-way delays are told.</param>
internal sealed class StampReceiver(SentPackets sent, StampClock clock, ServerTranscript? lines, bool sharesClock) : IDatagramHandler
{
    public StampTally Tally { get; } = new();

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            if (datagram.IsTruncated || !datagram.TryRead(out StampReflectorPacket packet, out _))
                Tally.Malformed++;
            else
                Take(packet, datagram.Metadata);
        }
    }

    private void Take(in StampReflectorPacket packet, in DatagramMetadata metadata)
    {
        var reply = StampReply.Of(packet, clock.ArrivalOf(metadata));
        Tally.HasKernelTimes = (metadata.Fields & MetadataFields.Timestamp) != 0;
        switch (sent.Take(packet.SenderSequenceNumber, packet.SenderTimestamp))
        {
            case SentPackets.Answer.First:
                Tally.Take(reply);
                lines?.Say(reply, sharesClock ? StampWords.WithWays : StampWords.RoundTrip);
                break;
            case SentPackets.Answer.Repeated:
                Tally.TakeRepeated(reply);
                break;
            default:
                Tally.Unexpected++;
                break;
        }
    }
}
