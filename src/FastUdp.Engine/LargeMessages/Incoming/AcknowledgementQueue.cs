namespace FastUdp.LargeMessages;

/// <summary>The acknowledgements asked for within one batch, sent at its end: then they tell of all that came in it.</summary>
internal sealed class AcknowledgementQueue(IncomingCounters counters)
{
    /// <summary>The most segments one acknowledgement tells of: a map of 1,024 bytes, which passes everywhere.</summary>
    public const int MaxSegments = 8_192;

    // Before so many segments have come, one acknowledgement has to do: who forged them is not to have his victim sent more than he sends.
    private const int FewSegments = 8;

    private readonly List<(RemoteAddress Remote, AcknowledgementHeader Header)> _final = [];
    private readonly List<IncomingMessage> _asked = [];

    /// <summary>Tells that no more is to be sent of a message.</summary>
    public void Add(in RemoteAddress remote, in SegmentHeader header, AcknowledgementStatus status) =>
        _final.Add((remote, new AcknowledgementHeader(header.Session, header.Sequence, 0, 0, header.Cut, header.Round, status)));

    /// <summary>Tells how a message stands at the end of the batch, if it is incomplete then.</summary>
    public void Add(IncomingMessage message)
    {
        if (message.IsAsked)
            return;
        message.IsAsked = true;
        _asked.Add(message);
    }

    /// <summary>Sends them all with the rest of the batch.</summary>
    public void SendAll(DatagramSender sender)
    {
        foreach ((RemoteAddress remote, AcknowledgementHeader header) in _final)
            sender.Send(remote, header);
        counters.AcknowledgementsSent += _final.Count;
        _final.Clear();

        // One that has been completed or given up meanwhile is not asked any more.
        foreach (IncomingMessage message in _asked)
        {
            if (!message.IsAsked)
                continue;
            message.IsAsked = false;
            SendMaps(message, sender);
        }
        _asked.Clear();
    }

    private void SendMaps(IncomingMessage message, DatagramSender sender)
    {
        int end = message.ArrivedCount < FewSegments ? Math.Min(message.End, MaxSegments) : message.End;
        for (int from = 0; from < end; from += MaxSegments)
        {
            SendMap(message, from, Math.Min(from + MaxSegments, end), sender);
            counters.AcknowledgementsSent++;
        }
    }

    private static void SendMap(IncomingMessage message, int from, int to, DatagramSender sender)
    {
        Span<byte> datagram = stackalloc byte[AcknowledgementHeader.MaxWireSize + (MaxSegments / 8)];
        var header = new AcknowledgementHeader(
            message.Header.Session, message.Header.Sequence, (ushort)from, (ushort)to, message.Header.Cut, message.Round, AcknowledgementStatus.Partial);
        AcknowledgementHeader.TryWrite(header, datagram, out int written, out _);
        int mapBytes = WriteMap(message, from, to, datagram[written..]);
        sender.Send(message.Remote.Address, datagram[..(written + mapBytes)]);
    }

    /// <summary>Sets the bits of what is missing.</summary>
    /// <returns>The length of the map without the zeros at its end.</returns>
    private static int WriteMap(IncomingMessage message, int from, int to, Span<byte> map)
    {
        map.Clear();
        int length = 0;
        for (int index = from; index < to; index++)
        {
            if (message.Has(index))
                continue;
            int bit = index - from;
            map[bit / 8] |= (byte)(1 << (bit % 8));
            length = (bit / 8) + 1;
        }
        return length;
    }
}
