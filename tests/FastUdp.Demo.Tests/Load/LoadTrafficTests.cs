using System.Diagnostics;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Tests.Load;

public class LoadTrafficTests
{
    private const int Bytes = 16;
    private const int WindowSize = 100;

    private readonly LoadTraffic _traffic = new(new LoadOptions(Bytes, WindowSize, TimeSpan.FromHours(1)), seed: 5);

    [Fact]
    public void The_window_opens_by_doubling_and_then_stays_full()
    {
        List<byte[]> inFlight = Write(_traffic.BeginBurst(16));
        int[] opening = new int[6];
        foreach (ref int count in opening.AsSpan())
            count = (inFlight = Write(Deliver(inFlight))).Count;
        Assert.Equal([32, 64, 100, 100, 100, 100], opening);
    }

    [Fact]
    public void A_burst_stays_within_the_window() => Assert.Equal(WindowSize, _traffic.BeginBurst(10 * WindowSize));

    [Fact]
    public void Nothing_is_sent_for_a_duplicate()
    {
        List<byte[]> sent = Write(_traffic.BeginBurst(1));
        Deliver(sent);
        Assert.Equal(0, Deliver(sent));
    }

    [Fact]
    public void When_the_time_is_over_replies_are_taken_and_nothing_is_sent()
    {
        List<byte[]> sent = Write(_traffic.BeginBurst(3));
        _traffic.StopSending();
        Assert.Equal(0, Deliver(sent));
        Assert.Equal(3, _traffic.Window.Received);
        Assert.False(_traffic.IsSending);
    }

    [Theory]
    [InlineData(0, false, 100)]
    [InlineData(0, true, 500)]
    [InlineData(50, false, 200)]
    [InlineData(50, true, 500)]
    [InlineData(5_000, false, 1_000)]
    public void Silence_lasts_four_round_trips_within_limits(int roundTripMilliseconds, bool isAtEnd, int expectedMilliseconds)
    {
        long ticks = roundTripMilliseconds * Stopwatch.Frequency / 1_000;
        Assert.Equal(TimeSpan.FromMilliseconds(expectedMilliseconds), SilenceWatch.Limit(ticks, isAtEnd));
    }

    [Theory]
    [InlineData(8, 1_000)]
    [InlineData(32, 1_000)]
    [InlineData(1_472, 111)]
    [InlineData(65_507, 2)]
    public void The_default_window_fits_a_receive_buffer(int datagramBytes, int expected) =>
        Assert.Equal(expected, LoadOptions.DefaultWindow(datagramBytes));

    private int Deliver(List<byte[]> replies)
    {
        _traffic.BeginBatch();
        foreach (byte[] reply in replies)
            _traffic.Accept(reply);
        return _traffic.EndBatch();
    }

    private List<byte[]> Write(int count)
    {
        var datagrams = new List<byte[]>();
        for (; count > 0; count--)
        {
            datagrams.Add(new byte[Bytes]);
            _traffic.Write(datagrams[^1]);
        }
        return datagrams;
    }
}
