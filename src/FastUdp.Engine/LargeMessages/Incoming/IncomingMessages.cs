using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>
/// The receiving half of a channel. The receive loop holds its gate for a batch, the timer for a moment, and whoever disposes of a message.
/// <list type="number">
/// <item>Look at the segment by itself: what contradicts itself is counted and dropped.</item>
/// <item>Find its message; what was complete before, or contradicts what the message was said to be, is counted and dropped.</item>
/// <item>Put its bytes in place.</item>
/// <item>A message that is whole leaves for the handler, once the gate is open again.</item>
/// <item>At the end of the batch, send the acknowledgements that were asked for.</item>
/// </list>
/// </summary>
internal sealed class IncomingMessages
{
    private readonly LargeMessageOptions _options;
    private readonly MessageStorage _storage;
    private readonly RemoteTable _remotes = new();
    private readonly ReassemblyTable _reassemblies;
    private readonly CompletedMessages _completed;
    private readonly AcknowledgementQueue _acknowledgements;
    private readonly IncomingCounters _counters = new();

    // The message the last segment was of, most likely that of the next too; within one run alone.
    private IncomingMessage? _current;
    private long _nowTicks;

    // What is to be forgotten stays for a quarter longer at most.
    private readonly long _expiryTicks;

    public IncomingMessages(LargeMessageOptions options)
    {
        _options = options;
        _expiryTicks = Math.Min(options.ReassemblyTimeout.Ticks, options.SessionLifetime.Ticks) / 4;
        _storage = new MessageStorage(options.LoneBytes, options.PageBytes);
        _reassemblies = new ReassemblyTable(options, _remotes, _storage, () => new IncomingMessage(this));
        _completed = new CompletedMessages(options, _remotes);
        _acknowledgements = new AcknowledgementQueue(_counters);
    }

    public Lock Gate { get; } = new();

    public IncomingCounters Counters => _counters;

    public ReassemblyTable Reassemblies => _reassemblies;

    public MessageStorage Storage => _storage;

    /// <summary>When time next takes something away; the end of time when there is nothing.</summary>
    public long NextExpiry { get; private set; } = long.MaxValue;

    /// <summary>Begins a batch. In the gate, as all of this but the release of a message.</summary>
    public void BeginBatch(long nowTicks)
    {
        _nowTicks = nowTicks;
        if (NextExpiry == long.MaxValue)
            NextExpiry = nowTicks + _expiryTicks;
    }

    /// <summary>Begins a run of segments of one remote.</summary>
    public void BeginRun() => _current = null;

    /// <summary>Takes a segment.</summary>
    /// <param name="datagram">The datagram, which bears the identifier of a segment.</param>
    /// <param name="whole">Where the message goes that is whole with it.</param>
    public void Take(in Datagram datagram, ref NodeList<IncomingMessage> whole)
    {
        ReadOnlySpan<byte> bytes = datagram.Payload;
        if (!SegmentHeader.TryRead(bytes, out SegmentHeader header, out _))
        {
            _counters.Malformed++;
            return;
        }
        bytes = bytes[SegmentHeader.MaxWireSize..];
        SegmentFault fault = MessageCut.Read(header, bytes.Length, _options.MaxMessageBytes, out MessageCut cut);
        if (fault != SegmentFault.None)
            Refuse(datagram.Remote, header, fault);
        else if (Find(datagram.Remote, header, cut) is { } message)
            Take(message, header, bytes, ref whole);
    }

    /// <summary>Sends the acknowledgements of a batch.</summary>
    public void EndBatch(DatagramSender sender)
    {
        _current = null;
        _acknowledgements.SendAll(sender);
    }

    /// <summary>Gives up what is too old, and memory nobody has needed. Outside the gate.</summary>
    /// <returns>When to call again; the end of time when there is nothing left.</returns>
    public long Expire(long nowTicks)
    {
        lock (Gate)
        {
            if (nowTicks < NextExpiry)
                return NextExpiry;
            _reassemblies.Expire(nowTicks);
            _completed.Expire(nowTicks);
            _storage.Trim();
            bool isEmpty = _reassemblies.Count == 0 && _completed.Count == 0 && _storage.Bytes == 0;
            NextExpiry = isEmpty ? long.MaxValue : nowTicks + _expiryTicks;
            return NextExpiry;
        }
    }

    /// <summary>Takes back the memory of a message, from its holder. Outside the gate.</summary>
    public void Release(IncomingMessage message, int version)
    {
        lock (Gate)
        {
            message.Check(version);
            _reassemblies.Recycle(message);
        }
    }

    /// <summary>The bytes of a cell that its holder reads. Outside the gate.</summary>
    public ReadOnlyMemory<byte> ReadCell(PayloadCell cell)
    {
        lock (Gate)
            return _storage.Read(cell);
    }

    private void Refuse(in RemoteAddress remote, in SegmentHeader header, SegmentFault fault)
    {
        _counters.Count(fault);
        if (fault == SegmentFault.MessageTooLong && Asks(header))
            _acknowledgements.Add(remote, header, AcknowledgementStatus.TooLong);
    }

    /// <summary>The message of a segment, begun if need be; null when the segment is to be dropped, and has been counted.</summary>
    private IncomingMessage? Find(in RemoteAddress address, in SegmentHeader header, in MessageCut cut)
    {
        if (_current is { } current && current.Header.Session == header.Session && current.Header.Sequence == header.Sequence)
            return Match(current, header, cut);
        IncomingRemote? remote = _remotes.Find(address);
        if (remote?.Find(header.Session, header.Sequence) is { } open)
            return Match(open, header, cut);
        if (remote?.FindSession(header.Session) is { } session && IsOver(session, header))
            return null;
        return _reassemblies.Add(remote ?? _remotes.Add(address), header, cut, _nowTicks);
    }

    private bool IsOver(IncomingSession session, in SegmentHeader header)
    {
        if (session.Complete.Has(header.Sequence))
        {
            _counters.Duplicate++;
            _completed.Touch(session, _nowTicks);
            if (Asks(header))
                _acknowledgements.Add(session.Remote.Address, header, AcknowledgementStatus.Complete);
            return true;
        }
        bool isStale = session.Complete.IsStale(header.Sequence);
        if (isStale)
            _counters.Stale++;
        return isStale;
    }

    private IncomingMessage? Match(IncomingMessage message, in SegmentHeader header, in MessageCut cut)
    {
        if (message.Says(header, cut))
            return message;
        int newer = (sbyte)(header.Cut - message.Header.Cut);
        if (newer < 0)
        {
            _counters.Stale++;
            return null;
        }
        if (newer == 0 || cut.MessageBytes != message.Cut.MessageBytes || !message.HasFlagsOf(header))
        {
            _counters.Inconsistent++;
            return null;
        }
        _reassemblies.Restart(message, header, cut);
        _current = null;
        return message;
    }

    private void Take(IncomingMessage message, in SegmentHeader header, ReadOnlySpan<byte> bytes, ref NodeList<IncomingMessage> whole)
    {
        if (message.Has(header.Index))
        {
            _counters.Duplicate++;
        }
        else if (!TryPut(message, header.Index, bytes))
        {
            _counters.WithoutMemory++;
            if (message.ArrivedCount == 0)
                _reassemblies.Remove(message);
            return;
        }
        else
        {
            _counters.Accepted++;
        }
        message.NoteRound(header.Round);
        if (message.IsComplete)
            Finish(message, header, ref whole);
        else if (Asks(header))
            _acknowledgements.Add(message);
    }

    // Within a run the message has just been moved to the end of its list, and mostly has the page.
    private bool TryPut(IncomingMessage message, int index, ReadOnlySpan<byte> bytes)
    {
        if (message == _current && message.HasPageOf(index))
        {
            message.Put(index, bytes);
            return true;
        }

        // Whatever gives way, it is not what is looked at next.
        bool isPut = _reassemblies.TryPut(message, index, bytes, _nowTicks);
        _current = isPut ? message : null;
        return isPut;
    }

    private void Finish(IncomingMessage message, in SegmentHeader header, ref NodeList<IncomingMessage> whole)
    {
        _current = null;
        _completed.Add(message, _nowTicks);
        _reassemblies.Detach(message);
        if (message.IsReliable)
            _acknowledgements.Add(message.Remote.Address, header, AcknowledgementStatus.Complete);
        message.Link();
        whole.AddLast(message);
        _counters.Messages++;
    }

    private static bool Asks(in SegmentHeader header) =>
        (header.Flags & (SegmentFlags.Reliable | SegmentFlags.Asks)) == (SegmentFlags.Reliable | SegmentFlags.Asks);
}
