namespace FastUdp.Requests.Tests.Support;

/// <summary>Answers every question and allocates nothing.</summary>
internal sealed class ClientEcho : IDatagramHandler
{
    private static readonly int ReplyBytes = ReplyHeader.MaxWireSize + Answer.MaxWireSize;

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            if (!RequestHeader.TryRead(datagram.Payload, out RequestHeader header, out _))
                continue;
            Question.TryRead(datagram.Payload[RequestHeader.MaxWireSize..], out Question question, out _);
            Span<byte> reply = sender.Reserve(datagram.Remote, ReplyBytes);
            ReplyHeader.TryWrite(new ReplyHeader(header.Id, header.Sequence, RequestRejection.None), reply, out int written, out _);
            Answer.TryWrite(new Answer(question.Number, 1), reply[written..], out _, out _);
        }
    }
}
