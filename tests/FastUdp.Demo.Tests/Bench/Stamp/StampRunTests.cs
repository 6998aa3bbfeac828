using FastUdp.Demo.Bench.Stamp;
using FastUdp.Impairment;

namespace FastUdp.Demo.Tests.Bench.Stamp;

/// <summary>What a sender says of a network whose every property is known.</summary>
public class StampRunTests
{
    private static readonly LinkImpairment TenMilliseconds = new() { Delay = TimeSpan.FromMilliseconds(10) };
    private static readonly LinkImpairment ThirtyMilliseconds = new() { Delay = TimeSpan.FromMilliseconds(30) };

    private readonly SimulatedStamp _stamp = new();

    [Fact]
    public void Delays_are_those_of_the_links()
    {
        _stamp.SetWays(TenMilliseconds, ThirtyMilliseconds);
        StampReport report = _stamp.Measure(isStateful: true);
        Assert.Equal((100, 100, 0, 0), (report.Sent, report.Received, report.Lost, report.Negative));
        Assert.InRange(report.RoundTrip.P50, 40_000, 40_000 * 1.008);
        Assert.InRange(report.OneWay!.Value.Forward.Maximum, 9_999.9, 10_000.1);
        Assert.InRange(report.OneWay.Value.Backward.Maximum, 29_999.9, 30_000.1);
        Assert.InRange(report.ForwardJitterMicroseconds, 0, 0.1);
        Assert.Equal(((byte)255, (byte)255), report.HopLimits);
        Assert.True(report.HasKernelTimes);
    }

    [Fact]
    public void Without_a_common_clock_no_way_is_told()
    {
        _stamp.Plan = _stamp.Plan with { SharesClock = false };
        Assert.Null(_stamp.Measure(isStateful: true).OneWay);
    }

    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(0, 0.3)]
    [InlineData(0.2, 0.2)]
    public void A_stateful_reflector_tells_the_losses_of_each_way(double there, double back)
    {
        _stamp.SetWays(TenMilliseconds with { Loss = LossModel.Independent(there) }, TenMilliseconds with { Loss = LossModel.Independent(back) });
        _stamp.Plan = _stamp.Plan with { Count = 2_000, IsStateful = true };
        StampReport report = _stamp.Measure(isStateful: true);
        (long forward, long backward) = report.LostByWay!.Value;

        // Each is within five standard deviations; what follows the last answer is of neither way.
        Assert.InRange(forward, (2_000 * there) - 105, (2_000 * there) + 105);
        Assert.InRange(backward, (2_000 * (1 - there) * back) - 105, (2_000 * (1 - there) * back) + 105);
        Assert.InRange(report.Lost - forward - backward, 0, 30);
        Assert.Equal(there == 0, forward == 0);
        Assert.Equal(back == 0, backward == 0);
    }

    [Fact]
    public void A_reflector_that_echoes_numbers_tells_no_way()
    {
        _stamp.SetWays(TenMilliseconds with { Loss = LossModel.Independent(0.3) }, TenMilliseconds);
        StampReport report = _stamp.Measure(isStateful: false);
        Assert.Null(report.LostByWay);
        Assert.Equal(report.Sent, report.Received + report.Lost);
        Assert.InRange(report.Lost, 10, 50);
    }

    [Fact]
    public void Copies_and_answers_out_of_order_are_counted()
    {
        _stamp.SetWays(TenMilliseconds with { Duplication = 1 }, TenMilliseconds with { Reordering = 0.2, ReorderingDelay = TimeSpan.FromMilliseconds(30) });
        StampReport report = _stamp.Measure(isStateful: true);
        Assert.Equal((100, 0), (report.Received, report.Lost));

        // It ends when each packet is answered: the last copies are not waited for.
        Assert.InRange(report.Repeated, 95, 100);
        Assert.InRange(report.Reordered, 1, 80);
        Assert.Equal((0, 0), report.LostByWay);
    }

    [Fact]
    public void Nobody_there_is_nothing_received_and_no_endless_wait()
    {
        _stamp.SetWays(TenMilliseconds with { Loss = LossModel.Independent(1) }, TenMilliseconds);
        StampReport report = _stamp.Measure(isStateful: false);
        Assert.Equal((100, 0, 100), (report.Sent, report.Received, report.Lost));
        Assert.InRange(report.Elapsed.TotalSeconds, 2.9, 3.1);
    }
}
