using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>The intervals of a test as seconds: shorter ones of one second are put together.</summary>
internal static class Iperf3Seconds
{
    // An interval begins some milliseconds late.
    private const double Tolerance = 0.1;

    // Longer than anybody's test, and far from where a double is no whole number any more.
    private const double Longest = 1e9;

    /// <summary>Null of a side that does not receive: what it has sent is not what arrived.</summary>
    public static IReadOnlyList<RunSecond>? Of(IReadOnlyList<Iperf3Interval>? intervals)
    {
        Iperf3Sum[] sums = [.. (intervals ?? []).Select(static one => one?.Sum).OfType<Iperf3Sum>().Where(static sum => sum is { Omitted: false, Seconds: > 0 and < Longest, Start: >= 0 and < Longest })];
        if (sums.Length == 0 || sums.Any(static sum => sum.LostPackets is null))
            return null;
        return [.. sums.GroupBy(static sum => (int)(sum.Start + Tolerance)).OrderBy(static second => second.Key).Select(static second => Second(second.Key, [.. second]))];
    }

    private static RunSecond Second(int second, Iperf3Sum[] sums)
    {
        long sent = sums.Sum(static sum => sum.Packets);
        return new RunSecond
        {
            Second = second,
            Mpps = Math.Max(0, sums.Sum(static sum => sum.Received) / sums.Sum(static sum => sum.Seconds) / 1e6),
            LossPercent = sent > 0 ? 100.0 * sums.Sum(static sum => sum.Lost) / sent : null,
        };
    }
}
