using FastUdp.Messages;
using FastUdp.PathMtu;
using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>
/// A channel's part of the receive loop.
/// <list type="number">
/// <item>Take all segments of the batch, the receiving half's gate held once; acknowledgements and others are only counted.</item>
/// <item>Hand what is whole to the handler.</item>
/// <item>Take the acknowledgements, the sending half's gate held once, and send what they made due.</item>
/// <item>Pass the other datagrams on.</item>
/// </list>
/// </summary>
internal sealed class ChannelHandler<THandler>(
    THandler handler, IncomingMessages incoming, OutgoingMessages outgoing, ChannelTimer timer, PathMtuDiscovery? discovery) : IDatagramHandler
    where THandler : ILargeMessageHandler
{
#pragma warning disable IDE0044 // A handler that is a struct keeps its state here.
    private THandler _handler = handler;
#pragma warning restore IDE0044

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        NodeList<IncomingMessage> whole = default;
        TakeSegments(batch, sender, ref whole, out int acknowledgementCount, out int otherCount);
        Deliver(ref whole);
        if (acknowledgementCount > 0)
            TakeAcknowledgements(batch, sender);
        if (otherCount > 0)
            PassOn(batch, sender);
    }

    private void TakeSegments(
        in DatagramBatch batch, DatagramSender sender, ref NodeList<IncomingMessage> whole, out int acknowledgementCount, out int otherCount)
    {
        acknowledgementCount = 0;
        otherCount = 0;
        lock (incoming.Gate)
        {
            incoming.BeginBatch(timer.NowTicks);
            foreach (DatagramRun run in batch.Runs)
            {
                incoming.BeginRun();
                foreach (Datagram datagram in run)
                {
                    int id = WireIdentifier.Read(datagram.Payload);
                    if (id == SegmentHeader.MessageId)
                        incoming.Take(datagram, ref whole);
                    else if (id == AcknowledgementHeader.MessageId)
                        acknowledgementCount++;
                    else
                        otherCount++;
                }
            }
            incoming.EndBatch(sender);
            timer.ArmBy(incoming.NextExpiry);
        }
    }

    private void Deliver(ref NodeList<IncomingMessage> whole)
    {
        try
        {
            while (whole.TryTakeFirst(out IncomingMessage? message))
                _handler.OnMessage(new LargeMessage(message));
        }
        finally
        {
            while (whole.TryTakeFirst(out IncomingMessage? message))
                message.Dispose(message.Version);
        }
    }

    private void TakeAcknowledgements(in DatagramBatch batch, DatagramSender sender)
    {
        NodeList<OutgoingMessage> ended = default;
        lock (outgoing.Gate)
        {
            long nowTicks = timer.NowTicks;
            foreach (Datagram datagram in batch)
            {
                if (WireIdentifier.Read(datagram.Payload) == AcknowledgementHeader.MessageId)
                    outgoing.Take(datagram.Remote, datagram.Payload, nowTicks, ref ended);
            }
        }
        OutgoingMessages.Signal(ref ended);
        outgoing.SendDue(sender);
    }

    private void PassOn(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            bool isOwn = WireIdentifier.Read(datagram.Payload) is SegmentHeader.MessageId or AcknowledgementHeader.MessageId;
            if (!isOwn && discovery?.TryHandle(datagram, sender) != true)
                _handler.OnDatagram(datagram, sender);
        }
    }
}
