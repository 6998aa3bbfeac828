using FastUdp.Demo.Load;

namespace FastUdp.Demo.Tests.Load;

public class LatencyHistogramTests
{
    // Half of a bucket would do; a whole one is what the type promises.
    private const double Precision = 1.0 / 128;

    [Theory]
    [InlineData(1, 200)]
    [InlineData(1_000, 100_000)]
    [InlineData(100_000, 5_000_000_000)]
    public void Percentiles_are_those_of_the_sorted_values_to_its_precision(long least, long most)
    {
        var random = new Random(42);
        var histogram = new LatencyHistogram();
        long[] values = new long[10_000];
        foreach (ref long value in values.AsSpan())
        {
            value = random.NextInt64(least, most);
            histogram.Record(value);
        }
        Array.Sort(values);

        foreach (double fraction in (double[])[0, 0.001, 0.5, 0.9, 0.99, 0.999, 1])
        {
            long exact = values[Math.Max(1, (int)Math.Ceiling(fraction * values.Length)) - 1];
            Assert.InRange(histogram.Percentile(fraction), exact, exact * (1 + Precision));
        }
        Assert.Equal(values[^1], histogram.Maximum);
        Assert.Equal(values.Length, histogram.Count);
    }

    [Fact]
    public void Every_value_lies_in_its_bucket_and_buckets_follow_each_other()
    {
        long[] values = [.. Enumerable.Range(0, 63).SelectMany(static shift => (long[])[(1L << shift) - 1, 1L << shift, (1L << shift) + 1])];
        foreach (long value in values.Append(long.MaxValue))
        {
            int bucket = LatencyHistogram.BucketOf(value);
            Assert.True(value <= LatencyHistogram.LastValueOf(bucket));
            Assert.True(bucket == 0 || value > LatencyHistogram.LastValueOf(bucket - 1));
        }
    }

    [Fact]
    public void The_longest_duration_there_is_can_be_recorded()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(long.MaxValue);
        Assert.Equal(long.MaxValue, histogram.Percentile(0.5));
    }

    [Fact]
    public void An_empty_one_has_percentiles_of_zero()
    {
        var histogram = new LatencyHistogram();
        Assert.Equal(0, histogram.Percentile(0.5));
        Assert.Equal(0, histogram.Maximum);
    }

    [Fact]
    public void A_clock_that_went_backwards_counts_as_zero()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(-5);
        Assert.Equal(1, histogram.Count);
        Assert.Equal(0, histogram.Percentile(1));
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        var histogram = new LatencyHistogram();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (long value = 0; value < 10_000; value++)
            histogram.Record(value * value);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
