namespace FastUdp.Demo.Bench.Rates;

/// <summary>
/// A rate as a fraction of whole numbers: so many datagrams in so many seconds. 10 Gbit/s of 1,538-byte frames are 10^10 datagrams in
/// 12,304 seconds, exactly, which no count a second is.
/// </summary>
/// <param name="Datagrams">0, which is a pause, to 10^18.</param>
/// <param name="Seconds">1 to 10^9.</param>
internal readonly record struct DatagramRate(long Datagrams, long Seconds)
{
    /// <summary>The most datagrams a second that can be asked for: a hundred gigabits of the shortest frames are a seventh of it.</summary>
    public const long MostPerSecond = 1_000_000_000;

    /// <summary>Nanoseconds of a second.</summary>
    public const long Nanoseconds = 1_000_000_000;

    /// <summary>For figures; what is sent goes by the fraction.</summary>
    public double PerSecond => (double)Datagrams / Seconds;

    public bool IsPause => Datagrams == 0;

    /// <summary>A whole number of datagrams a second.</summary>
    public static DatagramRate Of(long perSecond) => new(perSecond, 1);
}
