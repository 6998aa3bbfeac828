namespace FastUdp.Demo.Bench.Stamp;

/// <summary>
/// How much the transit time changes from packet to packet, smoothed: J += (|D| − J) / 16 (RFC 3550 section 6.4.1). A difference
/// between the two clocks is in every transit time and falls out of D, so that it needs no common clock.
/// </summary>
internal struct InterarrivalJitter
{
    private const double Gain = 1.0 / 16;

    private long _transit;
    private bool _hasTransit;

    public double Nanoseconds { get; private set; }

    /// <param name="transitNanoseconds">Of the next packet, in the order of arrival.</param>
    public void Take(long transitNanoseconds)
    {
        if (_hasTransit)
            Nanoseconds += (Math.Abs((double)transitNanoseconds - _transit) - Nanoseconds) * Gain;
        (_transit, _hasTransit) = (transitNanoseconds, true);
    }
}
