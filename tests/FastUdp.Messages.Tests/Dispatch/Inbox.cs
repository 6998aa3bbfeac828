using System.Collections.Concurrent;

namespace FastUdp.Messages.Tests.Dispatch;

/// <summary>A handler that keeps a copy of every datagram.</summary>
internal sealed class Inbox : IDatagramHandler
{
    public ConcurrentQueue<byte[]> Payloads { get; } = [];

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
            Payloads.Enqueue(datagram.Payload.ToArray());
    }
}
