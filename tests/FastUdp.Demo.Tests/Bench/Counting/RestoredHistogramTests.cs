using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Tests.Bench.Counting;

/// <summary>A histogram that another program describes.</summary>
public class RestoredHistogramTests
{
    [Fact]
    public void It_is_the_one_that_was_described()
    {
        var histogram = new LatencyHistogram();
        foreach (long value in (ReadOnlySpan<long>)[0, 7, 255, 256, 1_000, 123_456_789, long.MaxValue])
            histogram.Record(value);
        LatencyHistogram restored = LatencyHistogram.Restore(histogram.Buckets, histogram.Minimum, histogram.Maximum, histogram.Sum)!;
        Assert.Equal(histogram.Buckets, restored.Buckets);
        Assert.Equal((histogram.Count, histogram.Minimum, histogram.Maximum, histogram.Sum), (restored.Count, restored.Minimum, restored.Maximum, restored.Sum));
        Assert.Equal(histogram.Percentile(0.6), restored.Percentile(0.6));
    }

    [Fact]
    public void Nothing_recorded_is_nothing_restored() => Assert.Equal(0, LatencyHistogram.Restore([], 5, 5, 5)!.Maximum);

    [Theory]
    [InlineData(10, 9, 11, 20)]
    [InlineData(10, 10, 12, 20)]
    [InlineData(10, 10, 11, 19)]
    [InlineData(10, 10, 11, 23)]
    [InlineData(-1, 10, 11, 21)]
    [InlineData(70_000, 10, 11, 21)]
    [InlineData(11, 10, 11, 21)]
    public void What_no_values_can_have_made_is_refused(int bucket, long minimum, long maximum, int sum) =>
        Assert.Null(LatencyHistogram.Restore([(bucket, 1), (11, 1)], minimum, maximum, (UInt128)sum));
}
