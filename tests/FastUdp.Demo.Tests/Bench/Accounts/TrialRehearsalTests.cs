using FastUdp.Demo.Bench.Accounts;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;

namespace FastUdp.Demo.Tests.Bench.Accounts;

public class TrialRehearsalTests
{
    public static TheoryData<int, string> Kinds => new()
    {
        { 16, "max" }, { 1_472, "poisson:500k" }, { 65_527, "500k" }, { 64, "steps:1k@1ms,0@1ms" }, { 64, "" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_datagram_that_is_written_is_taken_intact(int size, string rate)
    {
        var rehearsal = new TrialRehearsal(Plan(size, rate));
        rehearsal.Run(TimeSpan.FromMilliseconds(5));
        Assert.True(rehearsal.Received > 0);
        Assert.Equal(rehearsal.Written, rehearsal.Received);
        Assert.InRange(rehearsal.Cost.SendNanoseconds, double.Epsilon, 1e9);
        Assert.InRange(rehearsal.Cost.ReceiveNanoseconds, double.Epsilon, 1e9);
    }

    [Fact]
    public void A_run_that_is_shorter_than_the_warming_up_has_no_such_figures() =>
        Assert.Empty(MeasuringCost.Of([Plan(64, "max")], TimeSpan.Zero, CancellationToken.None));

    [Fact]
    public void A_run_that_is_stopped_has_none_either() =>
        Assert.Empty(MeasuringCost.Of([Plan(64, "max")], TimeSpan.FromMinutes(1), new CancellationToken(canceled: true)));

    private static TrialPlan Plan(int size, string rate) => new()
    {
        Kind = TrafficKind.Echo,
        DatagramBytes = size,
        Setting = new EndSetting(),
        Rate = rate.Length == 0 ? null : RateOf(rate),
        Duration = TimeSpan.FromSeconds(1),
        WarmUp = TimeSpan.Zero,
        WireBytes = EthernetFrame.WireBytes(size, isIPv6: false, EthernetFrame.UsualMtuBytes),
    };

    private static OfferedRate RateOf(string text)
    {
        Assert.True(RateParser.TryParse(text, out OfferedRate? rate, out string? error), error);
        return rate;
    }
}
