using System.Numerics;

namespace FastUdp.Demo.Load;

/// <summary>
/// Counts durations in buckets whose width grows with the value, so that every percentile is known to better than one
/// part in 128 (0.8 %) in constant memory. Recording is a shift, an addition and an increment.
/// </summary>
/// <remarks>
/// Values below 256 have a bucket each. Above, each power of two is cut into 128 equal buckets: the seven bits after
/// the leading one choose among them. One thread records; others may read figures that are a moment old.
/// </remarks>
internal sealed class LatencyHistogram
{
    private const int PrecisionBits = 7;
    private const int BucketsPerOctave = 1 << PrecisionBits;

    // The octaves of a non-negative long beyond those whose values have a bucket each, and two octaves' worth for these.
    private const int BucketCount = (63 - PrecisionBits + 1) * BucketsPerOctave;

    private readonly long[] _counts = new long[BucketCount];
    private long _count;
    private long _maximum;

    /// <summary>How many values were recorded.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The largest value, exact; 0 when there is none.</summary>
    public long Maximum => Volatile.Read(ref _maximum);

    /// <summary>Adds a value; a negative one (a clock that went backwards) counts as 0.</summary>
    public void Record(long value)
    {
        value = Math.Max(value, 0);
        _counts[BucketOf(value)]++;
        _count++;
        if (value > _maximum)
            _maximum = value;
    }

    /// <summary>
    /// The least value that this fraction of all values does not exceed, rounded up to the end of its bucket; 0 when
    /// nothing was recorded.
    /// </summary>
    /// <param name="fraction">0 to 1: 0.5 is the median.</param>
    public long Percentile(double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fraction, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1);
        long rank = Math.Max(1, (long)Math.Ceiling(fraction * Count));
        long seen = 0;
        for (int bucket = 0; bucket < _counts.Length; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank)
                return Math.Min(LastValueOf(bucket), Maximum);
        }
        return Maximum;
    }

    internal static int BucketOf(long value)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)value) - PrecisionBits);
        return (shift << PrecisionBits) + (int)(value >> shift);
    }

    internal static long LastValueOf(int bucket)
    {
        int shift = Math.Max(0, (bucket >> PrecisionBits) - 1);
        long leading = bucket - ((long)shift << PrecisionBits);
        return ((leading + 1) << shift) - 1;
    }
}
