using FastUdp.Demo.Output;

namespace FastUdp.Demo.Echo;

/// <summary>Answers one datagram, the first, and then has the receiving end.</summary>
/// <param name="tellsLength">Whether the answer is a sentence about the length, not the datagram itself.</param>
/// <param name="transcript">Where the datagram is told.</param>
/// <param name="over">Cancelled when it is answered, which ends the receiving once the answer has left.</param>
internal sealed class EchoOnce(bool tellsLength, ServerTranscript transcript, CancellationTokenSource over) : IDatagramHandler
{
    private bool _isOver;

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        if (_isOver)
            return;
        _isOver = true;
        DatagramBatch.Enumerator datagrams = batch.GetEnumerator();
        datagrams.MoveNext();
        transcript.SayReceived(datagrams.Current.Remote, datagrams.Current.Payload);
        Answer(datagrams.Current, sender);
        over.Cancel();
    }

    private void Answer(Datagram datagram, DatagramSender sender)
    {
        if (!tellsLength)
        {
            sender.Send(datagram.Remote, datagram.Payload);
            return;
        }
        Span<byte> reply = stackalloc byte[LengthSentence.MaxBytes];
        sender.Send(datagram.Remote, reply[..LengthSentence.Write(reply, datagram.Payload.Length)]);
    }
}
