namespace FastUdp.LargeMessages;

/// <summary>How long to wait for an acknowledgement before asking again (RFC 6298, with bounds for machines nearer than a second).</summary>
internal sealed class RoundTripTimer
{
    private static readonly TimeSpan Initial = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private TimeSpan _variation;
    private bool _hasSample;

    /// <summary>The smoothed round trip; what is waited at first, before one is known.</summary>
    public TimeSpan Smoothed { get; private set; } = Initial;

    /// <summary>How long to wait, when so many waits have been in vain.</summary>
    public TimeSpan Wait(int timeouts)
    {
        TimeSpan wait = _hasSample ? Smoothed + (4 * _variation) : Initial;
        if (wait < Shortest)
            wait = Shortest;
        wait *= 1 << Math.Min(timeouts, 10);
        return wait < Longest ? wait : Longest;
    }

    /// <summary>Learns how long a round trip has taken.</summary>
    public void Add(TimeSpan sample)
    {
        if (!_hasSample)
        {
            Smoothed = sample;
            _variation = sample / 2;
            _hasSample = true;
            return;
        }
        _variation += ((Smoothed - sample).Duration() - _variation) / 4;
        Smoothed += (sample - Smoothed) / 8;
    }
}
