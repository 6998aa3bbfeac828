using FastUdp.Samples.Formats;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>How far off a clock may be, as STAMP tells it: eight bits and a power of two (RFC 4656 section 4.1.2).</summary>
/// <param name="IsSynchronized">Whether something outside the machine sets the clock.</param>
/// <param name="Bound">How far off it may be.</param>
internal readonly record struct ClockError(bool IsSynchronized, TimeSpan Bound)
{
    // RFC 5905 calls it MAXDISP, and Linux says so itself of a clock that nobody has set.
    private static readonly TimeSpan BoundOfUnset = TimeSpan.FromSeconds(16);

    // The estimate counts units of 2^-32 s.
    private const int UnitBits = 32;
    private const int LargestScale = 63;

    /// <summary>Where the system does not tell.</summary>
    public static ClockError Unknown { get; } = new(false, BoundOfUnset);

    /// <summary>The least estimate that is no less than the bound; never 0, which would be no estimate.</summary>
    public StampErrorEstimate ToEstimate()
    {
        double units = Math.ScaleB(Bound.TotalSeconds, UnitBits);
        int scale = 0;
        for (; scale < LargestScale && Math.ScaleB(units, -scale) > byte.MaxValue; scale++)
        {
        }
        double multiplier = Math.Ceiling(Math.ScaleB(units, -scale));
        return new StampErrorEstimate(IsSynchronized, IsPtp: false, (byte)scale, (byte)Math.Clamp(multiplier, 1, byte.MaxValue));
    }
}
