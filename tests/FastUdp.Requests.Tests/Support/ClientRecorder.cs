using FastUdp.Requests.Tests.Client;

namespace FastUdp.Requests.Tests.Support;

/// <summary>Keeps the content of large requests, and replies to one that has come so many times.</summary>
internal sealed class ClientRecorder(List<byte[]> received, int repliesAfter) : IDatagramHandler
{
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            RequestHeader.TryRead(datagram.Payload, out RequestHeader header, out _);
            LargeQuestion.TryRead(datagram.Payload[RequestHeader.MaxWireSize..], out LargeQuestion question, out _);
            received.Add(question.Bytes);
            if (received.Count >= repliesAfter)
                sender.Send(datagram.Remote, ClientResponder.MakeReply(header.Id, header.Sequence, new Answer(0, 1)));
        }
    }
}
