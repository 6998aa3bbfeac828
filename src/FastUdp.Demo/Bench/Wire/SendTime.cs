namespace FastUdp.Demo.Bench.Wire;

/// <summary>
/// A time in 32 bits, in steps of 16 ns, and what a receiver takes it for by its own clock.
/// </summary>
/// <remarks>
/// <para>16 ns is a quarter of a percent of the shortest round trip over loopback, and a shift away from nanoseconds.
/// The number comes round after 68.7 s; the receiver chooses the one time of all it may mean that lies no longer than
/// 60.1 s ago, nor 8.6 s or more ahead. So a delay of up to a minute is told right, and clocks may differ by some
/// seconds.</para>
/// <para>Which clock it is, and whether both ends have the same, is the caller's affair.</para>
/// </remarks>
internal static class SendTime
{
    public const int StepNanoseconds = 1 << StepBits;

    /// <summary>After so long the number is the same again.</summary>
    public const long PeriodNanoseconds = 1L << (32 + StepBits);

    /// <summary>A time so far ahead of the receiver's clock, or further, is taken for one past.</summary>
    public const long AheadNanoseconds = PeriodNanoseconds / 8;

    private const int StepBits = 4;
    private const uint LongestAgoSteps = (uint)((PeriodNanoseconds - AheadNanoseconds) >> StepBits);

    /// <summary>What stands in the datagram, rounded down.</summary>
    public static uint Of(long nanoseconds) => (uint)(nanoseconds >> StepBits);

    /// <summary>The nanoseconds from a send time to now, in whole steps; negative where the sender's clock is ahead.</summary>
    public static long Since(uint sentAt, long nowNanoseconds)
    {
        uint steps = Of(nowNanoseconds) - sentAt;
        long since = (long)steps << StepBits;
        return steps > LongestAgoSteps ? since - PeriodNanoseconds : since;
    }
}
