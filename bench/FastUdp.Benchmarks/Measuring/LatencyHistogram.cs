using System.Diagnostics;
using System.Numerics;

namespace FastUdp.Benchmarks.Measuring;

/// <summary>
/// Times by size: 128 equal buckets within each power of two, so that a percentile is right to less than one percent.
/// The same as in the C programs. Recording does not allocate.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int StepBits = 7;
    private const int Steps = 1 << StepBits;
    private const int Powers = 40;

    private readonly uint[] _buckets = new uint[Powers * Steps];
    private long _count;
    private ulong _most;

    public void Record(long stopwatchTicks)
    {
        ulong nanoseconds = (ulong)(stopwatchTicks * (1e9 / Stopwatch.Frequency));
        _buckets[Math.Min(Bucket(nanoseconds), _buckets.Length - 1)]++;
        _count++;
        _most = Math.Max(_most, nanoseconds);
    }

    public void Clear()
    {
        Array.Clear(_buckets);
        _count = 0;
        _most = 0;
    }

    public RoundTrip Summarize() => new(Percentile(0.5), Percentile(0.9), Percentile(0.99), _most / 1e3);

    /// <summary>The microseconds that the given share of the records does not exceed; 0 without records.</summary>
    private double Percentile(double share)
    {
        long wanted = (long)Math.Ceiling(share * _count);
        long seen = 0;
        for (int bucket = 0; bucket < _buckets.Length; bucket++)
        {
            seen += _buckets[bucket];
            if (seen >= wanted && seen > 0)
                return Middle(bucket) / 1e3;
        }
        return 0;
    }

    private static int Bucket(ulong nanoseconds)
    {
        int shift = Math.Max(BitOperations.Log2(nanoseconds | 1) - StepBits, 0);
        return (shift * Steps) + (int)(nanoseconds >> shift);
    }

    /// <summary>Below 2 × 128 every bucket is one nanosecond wide; from there on each power has the upper 128.</summary>
    private static double Middle(int bucket)
    {
        int shift = Math.Max((bucket / Steps) - 1, 0);
        return Math.ScaleB(bucket - (shift * Steps) + 0.5, shift);
    }
}
