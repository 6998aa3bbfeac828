using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Tests.Bench.Ends;

/// <summary>A trial of any length is whole, and takes no more memory.</summary>
public sealed class SecondSeriesTests
{
    private const long Second = 1_000_000_000;

    private readonly byte[] _datagram = new byte[64];
    private readonly TestDatagramCodec _codec = new(64);
    private readonly ReceptionTally _tally;
    private ulong _number;

    public SecondSeriesTests() => _tally = new ReceptionTally(_codec, stream: 1, windowNumbers: 64);

    [Fact]
    public void Each_second_is_one_and_an_empty_one_none()
    {
        var series = new SecondSeries(hasDelays: true);
        foreach (int second in (int[])[0, 0, 1, 3])
            Take(series, second);
        series.End(_tally);
        Assert.Equal([(0, 2L), (1, 1), (3, 1)], series.Seconds.Select(static one => (one.Second, one.Received)));
        Assert.All(series.Seconds, static one => Assert.Equal(1, one.Length));
    }

    [Fact]
    public void When_there_is_no_room_every_two_become_one()
    {
        var series = new SecondSeries(hasDelays: true, most: 8);
        for (int second = 0; second < 100; second++)
            Take(series, second);
        series.End(_tally);
        Assert.InRange(series.Seconds.Count, 4, 8);
        Assert.Equal(100, series.Seconds.Sum(static one => one.Received));
        Assert.Equal(100, series.Delays!.Count);
        int length = series.Seconds[0].Length;
        Assert.Equal(Enumerable.Range(0, series.Seconds.Count).Select(index => index * length), series.Seconds.Select(static one => one.Second));
        Assert.All(series.Seconds.SkipLast(1), one => Assert.Equal((length, length), (one.Length, one.Received)));
    }

    [Fact]
    public void Of_many_seconds_that_nothing_came_in_none_is_kept()
    {
        var series = new SecondSeries(hasDelays: true, most: 4);
        foreach (int second in (int[])[0, 3, 1_000, 1_001, 5_000, 9_000, 9_001])
            Take(series, second);
        series.End(_tally);
        Assert.InRange(series.Seconds.Count, 1, 4);
        Assert.Equal(7, series.Seconds.Sum(static one => one.Received));
        Assert.Equal(series.Seconds.Select(static one => one.Second).Distinct().Order(), series.Seconds.Select(static one => one.Second));
    }

    private void Take(SecondSeries series, int second)
    {
        long now = (second + 5) * Second;
        series.Begin(now, _tally);
        _codec.Write(_datagram, 1, SendTime.Of(now - 1_000), _number++);
        Assert.True(_tally.Take(_datagram, now, out long since));
        series.Record(since);
    }
}
