using FastUdp.Demo.Output;

namespace FastUdp.Demo.Echo;

/// <summary>Answers every datagram with a sentence that tells its length.</summary>
internal readonly struct EchoLength : IDatagramHandler
{
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        Span<byte> reply = stackalloc byte[LengthSentence.MaxBytes];
        foreach (Datagram datagram in batch)
        {
            int length = LengthSentence.Write(reply, datagram.Payload.Length);
            sender.Send(datagram.Remote, reply[..length]);
        }
    }
}
