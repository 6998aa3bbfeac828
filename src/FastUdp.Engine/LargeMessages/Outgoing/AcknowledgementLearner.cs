namespace FastUdp.LargeMessages;

/// <summary>
/// Draws the conclusions from an acknowledgement: what has arrived and what is lost, how long the round trip was, what the window and the search
/// for the path MTU are to know. In the gate of <see cref="OutgoingMessages"/>.
/// </summary>
internal sealed class AcknowledgementLearner(SegmentSizes sizes, OverdueMessages overdue)
{
    /// <summary>Learns that a message is complete.</summary>
    public void LearnDelivered(OutgoingRemote remote, OutgoingMessage message, long nowTicks)
    {
        LearnRoundTrip(remote, message, message.Cut.Count, nowTicks);
        sizes.OnDelivered(remote.Address, message.Cut.SegmentBytes);
        remote.Window.OnArrived(message.Ledger.InFlightBytes, message.Cut.SegmentBytes);
    }

    /// <summary>Learns how an incomplete message stands.</summary>
    public void Learn(OutgoingRemote remote, OutgoingMessage message, in AcknowledgementHeader header, ReadOnlySpan<byte> map, long nowTicks)
    {
        int before = message.Ledger.InFlightBytes;
        LedgerChange change = message.Ledger.Learn(header, map);
        remote.Window.OnGone(before - message.Ledger.InFlightBytes);
        LearnRoundTrip(remote, message, header.To, nowTicks);
        message.DeadlineTicks = nowTicks + remote.RoundTrip.Wait(0).Ticks;
        bool hasWholeSegment = change.ArrivedBytes >= message.Cut.SegmentBytes;
        if (change.ArrivedBytes > 0)
        {
            message.ProgressTicks = nowTicks;
            remote.Window.OnArrived(change.ArrivedBytes, message.Cut.SegmentBytes);
        }
        if (hasWholeSegment)
            sizes.OnDelivered(remote.Address, message.Cut.SegmentBytes);
        if (change.LostBytes > 0)
            LearnLost(remote, message, isBlackHole: !hasWholeSegment, nowTicks);
    }

    private void LearnLost(OutgoingRemote remote, OutgoingMessage message, bool isBlackHole, long nowTicks)
    {
        message.Round++;
        remote.Window.OnLost(nowTicks, remote.RoundTrip.Smoothed);
        if (isBlackHole)
            overdue.LearnTooLong(remote, message);
    }

    private static void LearnRoundTrip(OutgoingRemote remote, OutgoingMessage message, int end, long nowTicks)
    {
        if (message.Timed is not { } timed || timed.Index >= end)
            return;
        remote.RoundTrip.Add(TimeSpan.FromTicks(nowTicks - timed.Ticks));
        message.Timed = null;
    }
}
