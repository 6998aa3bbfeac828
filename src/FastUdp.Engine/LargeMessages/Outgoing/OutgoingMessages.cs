using System.Security.Cryptography;
using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>
/// The sending half of a channel. Callers begin messages and cancel them, the receive loop brings acknowledgements, the timer finds out what is
/// overdue. Each does the same: changes the table under the gate; sends what that made due; lets those go on whose messages have ended.
/// </summary>
internal sealed class OutgoingMessages
{
    // Enough for what is mostly outstanding; more is left to the collector.
    private const int MostSpare = 1_024;

    private readonly LargeMessageOptions _options;
    private readonly SegmentSizes _sizes;
    private readonly ChannelTimer _timer;
    private readonly OutgoingTable _table;
    private readonly OverdueMessages _overdue;
    private readonly AcknowledgementLearner _learner;
    private readonly OutgoingCounters _counters = new();
    private readonly Stack<OutgoingMessage> _spare = [];

    // Taken before the gate: one thread at a time fills and flushes the sender that is not the receive loop's.
    private readonly Lock _sending = new();
    private readonly DatagramSender _sender;
    private bool _isClosed;

    public OutgoingMessages(LargeMessageOptions options, SegmentSizes sizes, DatagramSender sender, ChannelTimer timer)
    {
        _options = options;
        _sizes = sizes;
        _sender = sender;
        _timer = timer;
        _table = new OutgoingTable(address => new OutgoingRemote(address, (NewSession(), NewSession()), options.WindowBytes, _counters));
        _overdue = new OverdueMessages(_table, options, sizes);
        _learner = new AcknowledgementLearner(sizes, _overdue);
    }

    public Lock Gate { get; } = new();

    public OutgoingCounters Counters => _counters;

    /// <summary>How many reliable messages have not ended.</summary>
    public int Outstanding { get; private set; }

    /// <summary>Sends a message once, and returns when it has been handed to the system.</summary>
    public LargeSendOutcome SendUnreliable(in RemoteAddress remote, ReadOnlySpan<byte> message)
    {
        if (Volatile.Read(ref _isClosed))
            return LargeSendOutcome.Closed;
        MessageCut cut = _sizes.Cut(remote, message.Length);
        lock (_sending)
        {
            if (!TryBeginUnreliable(remote, cut, out SegmentHeader header))
                return LargeSendOutcome.Closed;
            for (int index = 0; index < cut.Count; index++)
            {
                header = header with { Index = (ushort)index };
                SegmentWriter.Write(_sender, remote, header, message.Slice(cut.OffsetOf(index), cut.LengthOf(index)));
            }
            _sender.Flush();
        }
        return LargeSendOutcome.Sent;
    }

    /// <summary>Begins a reliable message and sends of it what the window lets. Null when it is refused: then the outcome says why.</summary>
    public OutgoingMessage? SendReliable(in RemoteAddress remote, ReadOnlyMemory<byte> bytes, out LargeSendOutcome refusal)
    {
        refusal = LargeSendOutcome.Closed;
        if (Volatile.Read(ref _isClosed))
            return null;
        MessageCut cut = _sizes.Cut(remote, bytes.Length);
        OutgoingMessage? message;
        lock (Gate)
        {
            refusal = _isClosed ? LargeSendOutcome.Closed : LargeSendOutcome.Overloaded;
            message = _isClosed || Outstanding >= _options.MaxOutstanding ? null : Begin(remote, bytes, cut);
        }
        if (message is not null)
            SendDue();
        return message;
    }

    /// <summary>Learns from an acknowledgement. In the gate.</summary>
    /// <param name="remote">Who sent it.</param>
    /// <param name="datagram">The datagram.</param>
    /// <param name="nowTicks">The time.</param>
    /// <param name="ended">Where the message goes that has ended with it.</param>
    public void Take(in RemoteAddress remote, ReadOnlySpan<byte> datagram, long nowTicks, ref NodeList<OutgoingMessage> ended)
    {
        bool isRead = AcknowledgementHeader.TryRead(datagram, out AcknowledgementHeader header, out _);
        if (!isRead || _table.Find(remote) is not { } known || known.Find(header) is not { } message || message.CutNumber != header.Cut)
        {
            _counters.AcknowledgementsIgnored++;
            return;
        }
        _counters.AcknowledgementsAccepted++;
        known.HeardTicks = nowTicks;
        message.Timeouts = 0;
        switch (header.Status)
        {
            case AcknowledgementStatus.Complete:
                _learner.LearnDelivered(known, message, nowTicks);
                _counters.Delivered++;
                End(message, LargeSendOutcome.Delivered, ref ended);
                break;
            case AcknowledgementStatus.TooLong:
                End(message, LargeSendOutcome.Refused, ref ended);
                break;
            default:
                _learner.Learn(known, message, header, datagram[AcknowledgementHeader.MaxWireSize..], nowTicks);
                break;
        }
        _table.OnReady(known);
    }

    /// <summary>Writes what is due into the receive loop's sender, which the loop flushes. Outside the gate.</summary>
    public void SendDue(DatagramSender sender)
    {
        while (!TrySendDue(sender))
            sender.Flush();
    }

    /// <summary>Ends a message, which may have ended already, because its token says so.</summary>
    public void Cancel(OutgoingMessage message)
    {
        NodeList<OutgoingMessage> ended = default;
        lock (Gate)
        {
            if (message.Remote is not null)
                End(message, LargeSendOutcome.Closed, ref ended, isCancelled: true);
        }
        Signal(ref ended);
    }

    /// <summary>What the timer calls.</summary>
    /// <returns>When there may be something to do again; the end of time when nothing is outstanding.</returns>
    public long Tick(long nowTicks)
    {
        NodeList<OutgoingMessage> ended = default;
        bool hasDue;
        lock (Gate)
        {
            _overdue.Find(nowTicks);
            while (_overdue.TryTakeTimedOut(out OutgoingMessage? message))
                End(message, LargeSendOutcome.TimedOut, ref ended);
            hasDue = _table.FirstReady is not null;
        }
        Signal(ref ended);
        if (hasDue)
            SendDue();
        lock (Gate)
            return _overdue.FindNext();
    }

    /// <summary>Ends every message as closed, and each that comes from here on.</summary>
    public void Close()
    {
        NodeList<OutgoingMessage> ended = default;
        lock (Gate)
        {
            _isClosed = true;
            foreach (OutgoingRemote remote in _table.All)
            {
                while (remote.FirstMessage is { } message)
                    End(message, LargeSendOutcome.Closed, ref ended);
            }
        }
        Signal(ref ended);
    }

    /// <summary>Gives the sender back, once it is closed.</summary>
    public void Dispose()
    {
        lock (_sending)
        {
            _sender.Discard();
            _sender.Dispose();
        }
    }

    /// <summary>Lets those go on who await messages that have ended. Outside the gate.</summary>
    public static void Signal(ref NodeList<OutgoingMessage> ended)
    {
        while (ended.TryTakeFirst(out OutgoingMessage? message))
            message.Signal();
    }

    /// <summary>Takes back a message whose outcome has been taken.</summary>
    public void Return(OutgoingMessage message)
    {
        lock (Gate)
        {
            if (_spare.Count < MostSpare)
                _spare.Push(message);
        }
    }

    private bool TryBeginUnreliable(in RemoteAddress remote, in MessageCut cut, out SegmentHeader header)
    {
        lock (Gate)
        {
            header = _isClosed ? default : _table.Get(remote).BeginUnreliable(cut);
            _counters.MessagesSent++;
            _counters.FirstSends += cut.Count;
            return !_isClosed;
        }
    }

    private OutgoingMessage Begin(in RemoteAddress address, ReadOnlyMemory<byte> bytes, in MessageCut cut)
    {
        OutgoingMessage message =
            _spare.TryPop(out OutgoingMessage? spare) ? spare : new OutgoingMessage(this, _options.RunContinuationsAsynchronously);
        OutgoingRemote remote = _table.Get(address);
        if (remote.FirstMessage is null)
            _table.OnBusy(remote);
        remote.Begin(message, bytes, cut);
        _table.OnReady(remote);
        Outstanding++;
        return message;
    }

    private void SendDue()
    {
        try
        {
            lock (_sending)
            {
                while (!TrySendDue(_sender))
                    _sender.Flush();
                _sender.Flush();
            }
        }
        catch (ObjectDisposedException)
        {
            // The endpoint has been disposed by its owner, or the channel meanwhile.
            Close();
        }
    }

    /// <summary>Writes what is due; false when the sender is full before.</summary>
    private bool TrySendDue(DatagramSender sender)
    {
        lock (Gate)
        {
            long nowTicks = _timer.NowTicks;
            while (_table.FirstReady is { } remote)
            {
                if (!remote.TrySend(sender, nowTicks))
                    return false;
                _table.OnSent(remote);
                _timer.ArmBy(_overdue.NextOf(remote));
            }
            return true;
        }
    }

    private void End(OutgoingMessage message, LargeSendOutcome outcome, ref NodeList<OutgoingMessage> ended, bool isCancelled = false)
    {
        OutgoingRemote remote = message.Remote!;
        remote.Remove(message);
        if (remote.FirstMessage is null)
            _table.OnIdle(remote);
        else
            _table.OnReady(remote);
        if (outcome == LargeSendOutcome.TimedOut)
            _counters.TimedOut++;
        _counters.MessagesSent++;
        Outstanding--;
        message.End(outcome, isCancelled);
        ended.AddLast(message);
    }

    private ulong NewSession()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        if (_options.Random is { } random)
            random.NextBytes(bytes);
        else
            RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes);
    }
}
