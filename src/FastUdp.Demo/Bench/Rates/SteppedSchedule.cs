namespace FastUdp.Demo.Bench.Rates;

/// <summary>
/// Rates one after the other, each for its time; after the last it is over. The first datagram of a step leaves as the step begins, and none at the
/// moment it ends: that one is the next step's.
/// </summary>
internal sealed class SteppedSchedule : ISendSchedule
{
    private readonly RateStep[] _steps;
    private EvenGaps _gaps;
    private int _step = -1;
    private long _end;

    /// <param name="steps">At least one; together less than 292 years.</param>
    public SteppedSchedule(params ReadOnlySpan<RateStep> steps)
    {
        ArgumentOutOfRangeException.ThrowIfZero(steps.Length, nameof(steps));
        _steps = steps.ToArray();
        EnterSteps();
    }

    /// <inheritdoc/>
    public long NextDue => _step < _steps.Length ? _gaps.Next : long.MaxValue;

    /// <inheritdoc/>
    public long CountBefore(long end)
    {
        long count = 0;
        for (; NextDue < end; EnterSteps())
            count += _gaps.CountBefore(Math.Min(end, _end));
        return count;
    }

    /// <inheritdoc/>
    public int TakeDue(long now, Span<long> intended)
    {
        int taken = 0;
        for (; taken < intended.Length && NextDue <= now && _step < _steps.Length; taken++)
        {
            intended[taken] = _gaps.Next;
            _gaps.Advance();
            if (_gaps.Next >= _end)
                EnterSteps();
        }
        return taken;
    }

    /// <summary>Goes to the next step that has a datagram.</summary>
    private void EnterSteps()
    {
        while (++_step < _steps.Length)
        {
            long begin = _end;
            _end += _steps[_step].Duration.Ticks * TimeSpan.NanosecondsPerTick;
            _gaps = new EvenGaps(_steps[_step].Rate, begin);
            if (_gaps.Next < _end)
                return;
        }
    }
}
