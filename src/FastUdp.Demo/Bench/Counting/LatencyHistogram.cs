using System.Numerics;

namespace FastUdp.Demo.Bench.Counting;

/// <summary>
/// Counts durations in buckets whose width grows with the value, so that every percentile is right to one part in 256
/// (0.4 %) from one unit to the largest there is: of nanoseconds, 292 years. It takes 57 KiB, however many are recorded.
/// </summary>
/// <remarks>
/// <para>Values below 256 have a bucket each. Above, each power of two is cut into 128 equal buckets: the seven bits
/// after the leading one choose among them. A percentile is the middle of its bucket; the least, the largest and the
/// mean are exact.</para>
/// <para>Recording is a shift, some additions and an increment, and allocates nothing. One thread records; others may
/// read figures that are a moment old. Merging and clearing are the recording thread's.</para>
/// <para>It takes what it is given. Under a schedule, that is the time since the datagram was <em>meant</em> to leave:
/// counted from when it did leave, a stall would hide all those that had to wait for its end.</para>
/// </remarks>
internal sealed class LatencyHistogram
{
    private const int PrecisionBits = 7;
    private const int BucketsPerOctave = 1 << PrecisionBits;

    // The octaves of a non-negative long beyond those whose values have a bucket each, and two octaves' worth for these.
    private const int BucketCount = (63 - PrecisionBits + 1) * BucketsPerOctave;

    private readonly long[] _counts = new long[BucketCount];
    private long _count;
    private long _minimum = long.MaxValue;
    private long _maximum;
    private UInt128 _sum;

    /// <summary>How many values were recorded.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The least value, exact; 0 when there is none.</summary>
    public long Minimum => Count == 0 ? 0 : Volatile.Read(ref _minimum);

    /// <summary>The largest value, exact; 0 when there is none.</summary>
    public long Maximum => Volatile.Read(ref _maximum);

    /// <summary>The mean of all values, not of their buckets; 0 when there is none. The recording thread's to read.</summary>
    public double Mean => _count == 0 ? 0 : (double)_sum / _count;

    /// <summary>The sum of all values. The recording thread's to read.</summary>
    public UInt128 Sum => _sum;

    /// <summary>The buckets that are not empty, in their order. The recording thread's to read.</summary>
    public IEnumerable<(int Bucket, long Count)> Buckets => _counts.Index().Where(static bucket => bucket.Item > 0);

    /// <summary>Makes the histogram again that another program has described; null where no values can have made that one.</summary>
    /// <param name="buckets">As <see cref="Buckets"/>.</param>
    /// <param name="minimum">The least value.</param>
    /// <param name="maximum">The largest value.</param>
    /// <param name="sum">Of all values.</param>
    public static LatencyHistogram? Restore(IEnumerable<(int Bucket, long Count)> buckets, long minimum, long maximum, UInt128 sum)
    {
        var histogram = new LatencyHistogram();
        foreach ((int bucket, long count) in buckets)
        {
            if (bucket is < 0 or >= BucketCount || count <= 0 || histogram._counts[bucket] != 0 || histogram._count > long.MaxValue - count)
                return null;
            histogram._counts[bucket] = count;
            histogram._count += count;
        }
        if (histogram._count > 0)
            (histogram._minimum, histogram._maximum, histogram._sum) = (minimum, maximum, sum);
        return histogram.IsPossible() ? histogram : null;
    }

    /// <summary>Adds a value; a negative one (a clock that went backwards) counts as 0.</summary>
    public void Record(long value)
    {
        value = Math.Max(value, 0);
        _counts[BucketOf(value)]++;
        _count++;
        _sum += (ulong)value;
        if (value < _minimum)
            _minimum = value;
        if (value > _maximum)
            _maximum = value;
    }

    /// <summary>Adds all that another has recorded.</summary>
    public void Add(LatencyHistogram other)
    {
        for (int bucket = 0; bucket < _counts.Length; bucket++)
            _counts[bucket] += other._counts[bucket];
        _count += other._count;
        _sum += other._sum;
        _minimum = Math.Min(_minimum, other._minimum);
        _maximum = Math.Max(_maximum, other._maximum);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        _count = 0;
        _sum = 0;
        _minimum = long.MaxValue;
        _maximum = 0;
    }

    /// <summary>The least value that this fraction of all values does not exceed; 0 when nothing was recorded.</summary>
    /// <param name="fraction">0 to 1: 0.5 is the median, 0 the least, 1 the largest.</param>
    public long Percentile(double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fraction, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1);
        long count = Count;

        // As a decimal, 0.07 is just that: in binary, 7 % of a hundred values would be a hair more than seven.
        long rank = (long)Math.Ceiling((decimal)fraction * count);
        return rank <= 1 ? Minimum : rank >= count ? Maximum : AtRank(rank);
    }

    private bool IsPossible()
    {
        if (_count == 0)
            return true;
        return _minimum >= 0 && BucketOf(_minimum) == Array.FindIndex(_counts, static count => count > 0)
            && _maximum >= _minimum && BucketOf(_maximum) == Array.FindLastIndex(_counts, static count => count > 0)
            && _sum >= (UInt128)_minimum * (UInt128)_count && _sum <= (UInt128)_maximum * (UInt128)_count;
    }

    private long AtRank(long rank)
    {
        long seen = 0;
        for (int bucket = 0; bucket < _counts.Length; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank)
                return Math.Clamp(MiddleOf(bucket), Minimum, Maximum);
        }
        return Maximum;
    }

    internal static int BucketOf(long value)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)value) - PrecisionBits);
        return (shift << PrecisionBits) + (int)(value >> shift);
    }

    internal static long FirstValueOf(int bucket)
    {
        int shift = ShiftOf(bucket);
        return (bucket - ((long)shift << PrecisionBits)) << shift;
    }

    private static long MiddleOf(int bucket) => FirstValueOf(bucket) + ((1L << ShiftOf(bucket)) >> 1);

    private static int ShiftOf(int bucket) => Math.Max(0, (bucket >> PrecisionBits) - 1);
}
