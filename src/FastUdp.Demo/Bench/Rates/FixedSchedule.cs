namespace FastUdp.Demo.Bench.Rates;

/// <summary>One rate without end, the first datagram at once.</summary>
internal sealed class FixedSchedule : ISendSchedule
{
    private EvenGaps _gaps;

    /// <param name="rate">No pause.</param>
    public FixedSchedule(DatagramRate rate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rate.Datagrams, 1, nameof(rate));
        _gaps = new EvenGaps(rate, begin: 0);
    }

    /// <inheritdoc/>
    public long NextDue => _gaps.Next;

    /// <inheritdoc/>
    public long CountBefore(long end) => _gaps.CountBefore(end);

    /// <inheritdoc/>
    public int TakeDue(long now, Span<long> intended)
    {
        int taken = 0;
        for (; taken < intended.Length && _gaps.Next <= now; taken++)
        {
            intended[taken] = _gaps.Next;
            _gaps.Advance();
        }
        return taken;
    }
}
