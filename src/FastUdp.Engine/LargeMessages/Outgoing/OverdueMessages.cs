using System.Diagnostics.CodeAnalysis;

namespace FastUdp.LargeMessages;

/// <summary>Finds the reliable messages of which no acknowledgement comes. In the gate of <see cref="OutgoingMessages"/>.</summary>
internal sealed class OverdueMessages(OutgoingTable table, LargeMessageOptions options, SegmentSizes sizes)
{
    // That one wait is in vain may be an acknowledgement lost: it says nothing of the path (RFC 9002 section 6.2).
    private const int TimeoutsOfSilence = 2;

    private readonly Stack<OutgoingMessage> _timedOut = [];

    /// <summary>Looks at all that is under way: has what is overdue ask again, and sets aside what has timed out.</summary>
    public void Find(long nowTicks)
    {
        foreach (OutgoingRemote remote in table.All)
        {
            bool isSilent = false;
            for (OutgoingMessage? message = remote.FirstMessage; message is not null; message = message.Next)
            {
                if (IsTimedOut(remote, message, nowTicks))
                    _timedOut.Push(message);
                else if (IsWaiting(message) && nowTicks >= message.DeadlineTicks)
                {
                    isSilent |= Ask(remote, message, nowTicks);
                    table.OnReady(remote);
                }
            }
            if (isSilent)
                remote.Window.OnSilence();
        }
    }

    /// <summary>Takes the next of those that have timed out.</summary>
    public bool TryTakeTimedOut([NotNullWhen(true)] out OutgoingMessage? message) => _timedOut.TryPop(out message);

    /// <summary>When the first message will be overdue; the end of time when none will.</summary>
    public long FindNext()
    {
        long next = long.MaxValue;
        foreach (OutgoingRemote remote in table.All)
            next = Math.Min(next, NextOf(remote));
        return next;
    }

    /// <summary>When the first message of a remote will be overdue; the end of time when none will.</summary>
    public long NextOf(OutgoingRemote remote)
    {
        // They are begun in order: behind one of which nothing has been sent, there is none of which anything has.
        long next = long.MaxValue;
        for (OutgoingMessage? message = remote.FirstMessage; message is { ProgressTicks: { } progress }; message = message.Next)
        {
            next = Math.Min(next, progress + options.SendTimeout.Ticks);
            if (IsWaiting(message))
                next = Math.Min(next, message.DeadlineTicks);
        }
        return next;
    }

    /// <summary>
    /// Learns that segments of a message's length may be too long for the path: tells the search for the path MTU, and cuts the message anew
    /// when that has found less.
    /// </summary>
    public void LearnTooLong(OutgoingRemote remote, OutgoingMessage message)
    {
        sizes.OnLost(remote.Address, message.Cut.SegmentBytes);
        MessageCut cut = sizes.Cut(remote.Address, message.Cut.MessageBytes);
        if (cut.SegmentBytes < message.Cut.SegmentBytes)
            remote.CutAnew(message, cut);
    }

    /// <summary>Has a message ask again. True when it has asked in vain often enough to speak of silence.</summary>
    private bool Ask(OutgoingRemote remote, OutgoingMessage message, long nowTicks)
    {
        message.Timeouts++;
        message.DeadlineTicks = nowTicks + remote.RoundTrip.Wait(message.Timeouts).Ticks;
        LearnTooLong(remote, message);
        message.IsProbeDue = IsWaiting(message);
        return message.Timeouts >= TimeoutsOfSilence;
    }

    // Where nothing at all is heard of a remote, those that have not been sent yet are not waited for either.
    private bool IsTimedOut(OutgoingRemote remote, OutgoingMessage message, long nowTicks)
    {
        long limitTicks = options.SendTimeout.Ticks;
        bool isRemoteSilent = nowTicks - remote.HeardTicks >= limitTicks;
        return IsStuck(message) || (isRemoteSilent && IsStuck(remote.FirstMessage!));

        bool IsStuck(OutgoingMessage one) => one.ProgressTicks is { } progress && nowTicks - progress >= limitTicks;
    }

    // That every segment has arrived is not enough: the receiver says when the message is complete.
    private static bool IsWaiting(OutgoingMessage message) => message.Ledger.InFlightCount > 0 || message.Ledger.IsComplete;
}
