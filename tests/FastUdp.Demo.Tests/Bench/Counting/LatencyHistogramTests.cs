using FastUdp.Demo.Bench.Counting;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Counting;

public class LatencyHistogramTests
{
    // Half of a bucket of 128 in an octave.
    private const double Precision = 1.0 / 256;

    private static readonly double[] Fractions = [0, 0.001, 0.01, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999, 1];

    [Theory]
    [InlineData(1, 200)]
    [InlineData(1_000, 100_000)]
    [InlineData(100_000, 5_000_000_000)]
    [InlineData(1, 4_000_000_000_000)]
    public void Percentiles_are_those_of_the_sorted_values_to_its_precision(long least, long most)
    {
        var random = new Random(42);
        Check([.. Enumerable.Range(0, 200_000).Select(_ => random.NextInt64(least, most))]);
    }

    /// <summary>Durations of every magnitude, from a nanosecond to eighteen minutes.</summary>
    [Fact]
    public void Percentiles_of_any_values_are_those_of_the_sorted_ones_to_its_precision() => Always.HoldsForLists(
        Gen.Choose(0, 40).SelectMany(static bits => Gen.Choose(0, 1_000).Select(part => (1L << bits) + ((1L << bits) * part / 1_000))),
        Check);

    [Fact]
    public void Small_values_are_exact() => Always.HoldsForLists(Gen.Choose(0, 255), static values =>
    {
        LatencyHistogram histogram = Of(values.Select(static value => (long)value));
        Array.Sort(values);
        for (int rank = 1; rank <= values.Length; rank++)
            Assert.Equal(values[rank - 1], histogram.Percentile((rank - 0.5) / values.Length));
    });

    [Fact]
    public void A_percentage_means_that_many_of_a_hundred()
    {
        LatencyHistogram histogram = Of(Enumerable.Range(1, 100).Select(static value => (long)value));
        for (int percent = 1; percent <= 100; percent++)
            Assert.Equal(percent, histogram.Percentile(percent / 100.0));
    }

    [Fact]
    public void One_in_a_hundred_thousand_shows_from_there_on()
    {
        LatencyHistogram histogram = Of(Enumerable.Repeat(1_000L, 99_999).Append(3_600_000_000_000));
        Assert.InRange(histogram.Percentile(0.99999), 1_000, 1_004);
        Assert.Equal(3_600_000_000_000, histogram.Percentile(0.999991));
    }

    [Fact]
    public void Every_value_lies_in_its_bucket_and_buckets_follow_each_other()
    {
        long[] values = [.. Enumerable.Range(0, 63).SelectMany(static shift => (long[])[(1L << shift) - 1, 1L << shift, (1L << shift) + 1])];
        foreach (long value in values)
        {
            int bucket = LatencyHistogram.BucketOf(value);
            Assert.True(value >= LatencyHistogram.FirstValueOf(bucket));
            Assert.True(value < LatencyHistogram.FirstValueOf(bucket + 1));
        }
    }

    [Fact]
    public void Merged_it_is_the_one_that_recorded_all() => Always.HoldsForLists(Gen.Choose(0, 1_000_000), static values =>
    {
        LatencyHistogram merged = Of(values.Where(static value => value % 2 == 0).Select(static value => (long)value));
        merged.Add(Of(values.Where(static value => value % 2 != 0).Select(static value => (long)value)));
        CheckEqual(Of(values.Select(static value => (long)value)), merged);
    });

    [Fact]
    public void Counts_go_on_past_two_to_the_thirty_second()
    {
        LatencyHistogram histogram = Of([1_000, 2_000, 2_000, 4_000]);
        for (int doubling = 0; doubling < 32; doubling++)
            histogram.Add(histogram);
        Assert.Equal(4L << 32, histogram.Count);
        Assert.Equal(2_250, histogram.Mean);
        Assert.InRange(histogram.Percentile(0.75), 2_000, 2_000 * (1 + Precision));
        Assert.Equal(4_000, histogram.Percentile(0.76));
    }

    [Fact]
    public void The_longest_duration_there_is_can_be_recorded()
    {
        LatencyHistogram histogram = Of([long.MaxValue, long.MaxValue, long.MaxValue]);
        Assert.Equal(long.MaxValue, histogram.Percentile(0.5));
        Assert.Equal(long.MaxValue, histogram.Mean);
    }

    [Fact]
    public void An_empty_one_is_zero_and_so_is_a_cleared_one()
    {
        LatencyHistogram cleared = Of([5, 10_000]);
        cleared.Clear();
        CheckEqual(new LatencyHistogram(), cleared);
        Assert.Equal((0, 0, 0, 0), (cleared.Percentile(0.5), cleared.Minimum, cleared.Maximum, cleared.Mean));
    }

    [Fact]
    public void A_clock_that_went_backwards_counts_as_zero()
    {
        LatencyHistogram histogram = Of([-5]);
        Assert.Equal((1, 0), (histogram.Count, histogram.Percentile(1)));
    }

    [Fact]
    public void Recording_merging_and_reading_allocate_nothing()
    {
        LatencyHistogram histogram = Of([1]);
        LatencyHistogram other = Of([2]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (long value = 0; value < 10_000; value++)
            histogram.Record(value * value);
        histogram.Add(other);
        _ = histogram.Percentile(0.5);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    private static void Check(long[] values)
    {
        LatencyHistogram histogram = Of(values);
        Array.Sort(values);
        foreach (double fraction in values.Length == 0 ? [] : Fractions)
        {
            long exact = values[Math.Max(1, (int)Math.Ceiling((decimal)fraction * values.Length)) - 1];
            Assert.InRange(histogram.Percentile(fraction), exact * (1 - Precision), exact * (1 + Precision));
        }
        Assert.Equal(values.Length, histogram.Count);
        Assert.Equal((values.FirstOrDefault(), values.LastOrDefault()), (histogram.Minimum, histogram.Maximum));
        Assert.Equal(values.Select(static value => (double)value).DefaultIfEmpty().Average(), histogram.Mean, tolerance: 1e-9 * histogram.Mean);
    }

    private static void CheckEqual(LatencyHistogram expected, LatencyHistogram actual)
    {
        Assert.Equal(
            (expected.Count, expected.Minimum, expected.Maximum, expected.Mean),
            (actual.Count, actual.Minimum, actual.Maximum, actual.Mean));
        foreach (double fraction in Fractions)
            Assert.Equal(expected.Percentile(fraction), actual.Percentile(fraction));
    }

    private static LatencyHistogram Of(IEnumerable<long> values)
    {
        var histogram = new LatencyHistogram();
        foreach (long value in values)
            histogram.Record(value);
        return histogram;
    }
}
