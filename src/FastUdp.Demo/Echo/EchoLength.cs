using FastUdp.Demo.Output;

namespace FastUdp.Demo.Echo;

/// <summary>Answers every datagram with a sentence that tells its length.</summary>
/// <param name="transcript">Where each is told; a whole batch at once, so that a flood does not pay for it.</param>
internal readonly struct EchoLength(ServerTranscript transcript) : IDatagramHandler
{
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        transcript.SayReceived(batch);
        Span<byte> reply = stackalloc byte[LengthSentence.MaxBytes];
        foreach (Datagram datagram in batch)
        {
            int length = LengthSentence.Write(reply, datagram.Payload.Length);
            sender.Send(datagram.Remote, reply[..length]);
        }
    }
}
