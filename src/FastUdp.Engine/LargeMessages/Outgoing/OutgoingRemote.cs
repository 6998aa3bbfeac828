using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>
/// What is being sent to one remote: its reliable messages in the order of their beginning, the window they share, and the numbers of its two
/// sessions. Guarded by the gate of <see cref="OutgoingMessages"/>.
/// </summary>
/// <param name="address">The remote.</param>
/// <param name="sessions">The keys of its sessions: of the reliable messages, and of the others.</param>
/// <param name="windowBytes">The most that may be under way.</param>
/// <param name="counters">Where what is sent is counted.</param>
internal sealed class OutgoingRemote(
    in RemoteAddress address, (ulong Reliable, ulong Unreliable) sessions, int windowBytes, OutgoingCounters counters) : ListNode<OutgoingRemote>
{
    // Of the messages under way, the receiver must remember the oldest while the newest arrive.
    private const int MaxSequenceSpan = SequenceWindow.Span / 2;

    // An acknowledgement is asked for so often within a window.
    private const int AsksPerWindow = 4;

    private NodeList<OutgoingMessage> _messages;
    private uint _nextReliable;
    private uint _nextUnreliable;

    public RemoteAddress Address { get; } = address;

    public SendWindow Window { get; } = new(windowBytes);

    public RoundTripTimer RoundTrip { get; } = new();

    /// <summary>When an acknowledgement came last, or else when the first message was sent.</summary>
    public long HeardTicks { get; set; }

    /// <summary>Whether it stands in the list of those for which there may be something to send.</summary>
    public bool IsReady { get; set; }

    public OutgoingMessage? FirstMessage => _messages.First;

    /// <summary>Numbers the next unreliable message.</summary>
    public SegmentHeader BeginUnreliable(in MessageCut cut) =>
        new(sessions.Unreliable, _nextUnreliable++, (uint)cut.MessageBytes, (ushort)cut.SegmentBytes, 0, 0, 0, SegmentFlags.None);

    /// <summary>Begins a reliable message.</summary>
    public void Begin(OutgoingMessage message, ReadOnlyMemory<byte> bytes, in MessageCut cut)
    {
        message.Begin(this, bytes, _nextReliable++, cut);
        _messages.AddLast(message);
    }

    /// <summary>Takes out a message.</summary>
    public void Remove(OutgoingMessage message)
    {
        Window.OnGone(message.Ledger.InFlightBytes);
        _messages.Remove(message);
    }

    /// <summary>Sends a message again in other segments.</summary>
    public void CutAnew(OutgoingMessage message, in MessageCut cut)
    {
        Window.OnGone(message.Ledger.InFlightBytes);
        message.CutAnew(cut);
        counters.Recuts++;
    }

    /// <summary>The message an acknowledgement is of; null when there is none.</summary>
    public OutgoingMessage? Find(in AcknowledgementHeader header)
    {
        if (header.Session != sessions.Reliable)
            return null;
        OutgoingMessage? message = _messages.First;
        while (message is not null && message.Sequence != header.Sequence)
            message = message.Next;
        return message;
    }

    /// <summary>Writes what may be sent; false when the sender is full before.</summary>
    public bool TrySend(DatagramSender sender, long nowTicks)
    {
        for (OutgoingMessage? message = _messages.First; message is { ProgressTicks: not null }; message = message.Next)
        {
            if (message.IsProbeDue && !TryProbe(message, sender, nowTicks))
                return false;
        }
        for (OutgoingMessage? message = _messages.First; message is not null && IsWithinSpan(message); message = message.Next)
        {
            while (message.Ledger.HasNext)
            {
                int index = message.Ledger.PeekNext(out bool isRepetition);
                if (!Window.HasRoomFor(message.Cut.LengthOf(index)))
                    return true;
                if (!TrySendNext(message, index, isRepetition, sender, nowTicks))
                    return false;
            }
        }
        return true;
    }

    private bool IsWithinSpan(OutgoingMessage message) => message.Sequence - _messages.First!.Sequence < MaxSequenceSpan;

    private bool TrySendNext(OutgoingMessage message, int index, bool isRepetition, DatagramSender sender, long nowTicks)
    {
        int length = message.Cut.LengthOf(index);
        bool asks = Asks(message, length);
        if (!TryWrite(message, index, asks, sender))
            return false;
        message.Ledger.OnSent(index, message.Round);
        Window.OnSent(length);
        if (isRepetition)
            counters.Repetitions++;
        else
            counters.FirstSends++;
        NoteSend(message, length, nowTicks);
        if (asks)
            NoteAsked(message, isRepetition ? null : (index, nowTicks), nowTicks);
        return true;
    }

    private bool TryProbe(OutgoingMessage message, DatagramSender sender, long nowTicks)
    {
        int index = message.Ledger.PeekProbe();
        int inFlightBytes = message.Ledger.InFlightBytes;
        message.Round++;
        if (!TryWrite(message, index, asks: true, sender))
            return false;
        message.Ledger.OnSent(index, message.Round);
        Window.OnSent(message.Ledger.InFlightBytes - inFlightBytes);
        message.IsProbeDue = false;
        counters.Probes++;
        NoteAsked(message, timed: null, nowTicks);
        return true;
    }

    /// <summary>Whether a segment is to ask: the last for now does, and some before.</summary>
    private bool Asks(OutgoingMessage message, int length) =>
        message.Ledger.DueCount == 1
        || !Window.HasRoomFor(length + message.Cut.SegmentBytes)
        || message.UnaskedBytes + length >= Window.Bytes / AsksPerWindow;

    private void NoteSend(OutgoingMessage message, int length, long nowTicks)
    {
        message.UnaskedBytes += length;
        message.ProgressTicks ??= nowTicks;
        if (Window.InFlightBytes == length)
            HeardTicks = Math.Max(HeardTicks, nowTicks);
    }

    private void NoteAsked(OutgoingMessage message, (int Index, long Ticks)? timed, long nowTicks)
    {
        message.UnaskedBytes = 0;
        message.Timed = timed is null ? null : message.Timed ?? timed;
        message.DeadlineTicks = nowTicks + RoundTrip.Wait(message.Timeouts).Ticks;
    }

    private bool TryWrite(OutgoingMessage message, int index, bool asks, DatagramSender sender)
    {
        SegmentFlags flags = asks ? SegmentFlags.Reliable | SegmentFlags.Asks : SegmentFlags.Reliable;
        var header = new SegmentHeader(
            sessions.Reliable, message.Sequence, (uint)message.Cut.MessageBytes, (ushort)message.Cut.SegmentBytes, (ushort)index,
            message.CutNumber, message.Round, flags);
        ReadOnlySpan<byte> bytes = message.Bytes.Span.Slice(message.Cut.OffsetOf(index), message.Cut.LengthOf(index));
        return SegmentWriter.TryWrite(sender, Address, header, bytes);
    }
}
