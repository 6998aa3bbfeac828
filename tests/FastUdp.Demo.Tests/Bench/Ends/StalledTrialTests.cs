using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;

namespace FastUdp.Demo.Tests.Bench.Ends;

/// <summary>
/// A receiver that stops once for 50 ms. In an open loop of r datagrams a second, those due in it wait for its end: r·(50 ms − t) of them for longer
/// than t. A closed loop of one sends nothing meanwhile, and has one slow datagram.
/// </summary>
public sealed class StalledTrialTests
{
    private const double PerSecond = 4_000;
    private const double Seconds = 0.5;
    private const double Datagrams = PerSecond * Seconds;

    // Other work on the machine only adds delays, to some trials: what is too much in all of them is the instrument's.
    private const int Attempts = 8;

    // A bucket of the histogram, and the rounding of the send time.
    private const double Precision = 0.99;

    private static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData(nameof(TrafficKind.OneWay))]
    [InlineData(nameof(TrafficKind.Echo))]
    public async Task An_open_loop_shows_it_at_its_true_size(string kind)
    {
        var shapes = new List<string>();
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            LatencyHistogram delays = await RunAsync(Enum.Parse<TrafficKind>(kind), isOpen: true);
            AssertNothingIsHidden(delays);
            if (delays.Maximum < 1.2 * Of(50) && ShareIsTrue(delays))
                return;
            shapes.Add($"p90 {delays.Percentile(0.9) / 1e6:0.0}, p95 {delays.Percentile(0.95) / 1e6:0.0}, max {delays.Maximum / 1e6:0.0} ms");
        }
        Assert.Fail("More was slow than the stall explains: " + string.Join("; ", shapes));
    }

    [Fact]
    public async Task A_closed_loop_hides_it()
    {
        var shapes = new List<string>();
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            LatencyHistogram delays = await RunAsync(TrafficKind.Echo, isOpen: false);
            Assert.True(delays.Maximum >= Precision * Of(50), $"{delays.Maximum} ns");
            long aboveTheNext = delays.Percentile(1 - (2.0 / delays.Count));
            if (aboveTheNext < Of(25) && delays.Percentile(0.99) < Of(5))
                return;
            shapes.Add($"p99 {delays.Percentile(0.99) / 1e6:0.0}, all but one {aboveTheNext / 1e6:0.0} ms of {delays.Count}");
        }
        Assert.Fail("It did not hide it: " + string.Join("; ", shapes));
    }

    /// <summary>What is due in the stall cannot have been faster, however busy the machine is.</summary>
    private static void AssertNothingIsHidden(LatencyHistogram delays)
    {
        Assert.Equal(Datagrams, delays.Count);
        Assert.True(delays.Maximum >= Precision * Of(50), $"max {delays.Maximum} ns");
        foreach (double milliseconds in (double[])[45, 40, 25, 10])
            Assert.True(delays.Percentile(1 - ShareAbove(milliseconds)) >= Precision * Of(milliseconds), $"{ShareAbove(milliseconds):P1} above {milliseconds} ms");
    }

    /// <summary>Nor are there many more: half as long a share again.</summary>
    private static bool ShareIsTrue(LatencyHistogram delays) =>
        delays.Percentile(1 - (1.5 * ShareAbove(25))) < Of(25) && delays.Percentile(1 - (1.5 * ShareAbove(10))) < Of(10);

    /// <summary>The share of all datagrams that a stall of 50 ms delays by more than this; one less, for that at its edge.</summary>
    private static double ShareAbove(double milliseconds) => ((PerSecond * (50 - milliseconds) / 1e3) - 1) / Datagrams;

    private static double Of(double milliseconds) => milliseconds * 1e6;

    private static async Task<LatencyHistogram> RunAsync(TrafficKind kind, bool isOpen)
    {
        await using var far = new StallingFarEnd(Stall, afterDatagrams: 200);
        TrialFigures? figures = await new Trial(far, null, TimeProvider.System).RunAsync(
            new TrialPlan
            {
                Kind = kind,
                DatagramBytes = 64,
                Setting = new EndSetting(),
                Rate = isOpen ? new OfferedRate.Even(new RateQuantity((long)PerSecond * 1_000, IsBits: false)) : null,
                Window = 1,
                Duration = TimeSpan.FromSeconds(Seconds),
                WarmUp = TimeSpan.Zero,
            },
            TestContext.Current.CancellationToken).Within();
        Assert.True(far.HasStalled, "It never stalled.");
        return figures!.Received!.Delays!;
    }
}
