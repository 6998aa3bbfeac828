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
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (await RunAsync(Enum.Parse<TrafficKind>(kind), isOpen: true) is not { } delays)
                continue;
            AssertNothingIsHidden(delays);
            if (delays.Maximum < 1.2 * Of(50) && ShareIsTrue(delays))
                return;
        }
        await SkipWhereTheMachineStallsByItselfAsync();
        Assert.Fail("More was slow than the stall explains.");
    }

    [Fact]
    public async Task A_closed_loop_hides_it()
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (await RunAsync(TrafficKind.Echo, isOpen: false) is not { } delays)
                continue;
            Assert.True(delays.Maximum >= Precision * Of(50), $"{delays.Maximum} ns");
            if (delays.Percentile(1 - (2.0 / delays.Count)) < Of(25) && delays.Percentile(0.99) < Of(5))
                return;
        }
        await SkipWhereTheMachineStallsByItselfAsync();
        Assert.Fail("It did not hide it.");
    }

    /// <summary>What is due in the stall cannot have been faster, however busy the machine is.</summary>
    private static void AssertNothingIsHidden(LatencyHistogram delays)
    {
        Assert.True(delays.Maximum >= Precision * Of(50), $"max {delays.Maximum} ns");
        foreach (double milliseconds in (double[])[45, 40, 25, 10])
            Assert.True(delays.Percentile(1 - ShareAbove(milliseconds, delays)) >= Precision * Of(milliseconds), $"{ShareAbove(milliseconds, delays):P1} above {milliseconds} ms");
    }

    /// <summary>Nor are there many more: half as many again.</summary>
    private static bool ShareIsTrue(LatencyHistogram delays) =>
        delays.Percentile(1 - (1.5 * ShareAbove(25, delays))) < Of(25) && delays.Percentile(1 - (1.5 * ShareAbove(10, delays))) < Of(10);

    /// <summary>The share of the datagrams that a stall of 50 ms delays by more than this; two less, for those at its edges.</summary>
    private static double ShareAbove(double milliseconds, LatencyHistogram delays) => ((PerSecond * (50 - milliseconds) / 1e3) - 2) / delays.Count;

    private static double Of(double milliseconds) => milliseconds * 1e6;

    private static async Task SkipWhereTheMachineStallsByItselfAsync()
    {
        LatencyHistogram? quiet = await RunAsync(TrafficKind.Echo, isOpen: true, TimeSpan.Zero);
        Assert.SkipWhen(quiet is null || quiet.Maximum > Of(10), "The machine is so busy that it stalls a receiver by itself.");
    }

    /// <returns>The delays; null where the stall had not begun and passed well before the end, for which other work is to blame.</returns>
    private static async Task<LatencyHistogram?> RunAsync(TrafficKind kind, bool isOpen, TimeSpan? stall = null)
    {
        await using var far = new StallingFarEnd(stall ?? Stall, afterDatagrams: 50);
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
        bool wasAmidTheTrial = far.StalledAfter is { } after && after < TimeSpan.FromSeconds(Seconds / 2);
        return wasAmidTheTrial && figures!.Lost == 0 && figures.Sent >= (isOpen ? 0.9 * PerSecond * Seconds : 0) ? figures.Received!.Delays : null;
    }
}
