using FastUdp.Demo.Output;

namespace FastUdp.Demo.Retry;

/// <summary>Answers each datagram with a sentence about its length, and pretends that some of them never came.</summary>
/// <param name="drop">The share that is dropped, 0 to 1.</param>
/// <param name="seed">Decides which: the same seed drops the same ones, by their order of arrival.</param>
/// <param name="transcript">Where each is told.</param>
internal sealed class PlainTextServer(double drop, int seed, ServerTranscript transcript) : IDatagramHandler
{
    private readonly Random _chance = new(seed);

    public long Dropped { get; private set; }

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        Span<byte> reply = stackalloc byte[LengthSentence.MaxBytes];
        foreach (Datagram datagram in batch)
        {
            if (IsDropped(datagram.Remote))
                continue;
            transcript.SayReceived(datagram.Remote, datagram.Payload);
            int length = LengthSentence.Write(reply, datagram.Payload.Length);
            sender.Send(datagram.Remote, reply[..length]);
        }
    }

    private bool IsDropped(in RemoteAddress client)
    {
        if (drop == 0 || _chance.NextDouble() >= drop)
            return false;
        Dropped++;
        transcript.SayDropped(client);
        return true;
    }
}
