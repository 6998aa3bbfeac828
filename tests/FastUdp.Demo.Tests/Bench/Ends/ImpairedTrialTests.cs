using System.Net;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Impairment;

namespace FastUdp.Demo.Tests.Bench.Ends;

/// <summary>A known impairment over real sockets of the loopback, as a trial reports it.</summary>
public sealed class ImpairedTrialTests
{
    private const double Loss = 0.01;
    private const double Duplication = 0.005;
    private const double Reordering = 0.02;
    private const int DatagramsPerSecond = 100_000;

    // A kernel that drops besides is a busy machine's, and says nothing of the instrument: then once more.
    private const int Attempts = 5;

    private static readonly LinkImpairment Link = new()
    {
        Loss = LossModel.Independent(Loss),
        Duplication = Duplication,
        Reordering = Reordering,
        ReorderingDelay = TimeSpan.FromMilliseconds(10),
    };

    [Theory]
    [InlineData(nameof(TrafficKind.OneWay))]
    [InlineData(nameof(TrafficKind.Echo))]
    public async Task Loss_duplication_and_reordering_are_reported_as_they_were_set(string kind)
    {
        (ReceptionCounts counts, LinkStatistics link) = await RunAsync(new TrialPlan
        {
            Kind = Enum.Parse<TrafficKind>(kind),
            DatagramBytes = 64,
            Setting = new EndSetting(),
            Rate = new OfferedRate.Even(new RateQuantity(DatagramsPerSecond * 1_000L, IsBits: false)),
            Duration = TimeSpan.FromSeconds(1.5),
            WarmUp = TimeSpan.Zero,
            Impairment = new ImpairmentOptions { Seed = 7, Outgoing = Link },
        });

        // What the link knows it did, exactly.
        Assert.Equal(link.Entered, counts.Sent);
        Assert.Equal((0, 0), (link.UnderWay, link.Overflowed));
        Assert.Equal((link.Lost, link.Duplicated), (counts.Lost, counts.Duplicated));
        Assert.Equal(link.Entered - link.Lost, counts.Received);
        Assert.Equal((0, 0, 0), (counts.Corrupted, counts.Late, counts.Foreign));

        // What was set, within chance. Held back is not overtaken where the sender pauses for as long: those are few.
        Assert.InRange(link.Entered, 100_000, 150_000);
        AssertWithinChance(Loss, counts.Lost, link.Entered);
        AssertWithinChance((1 - Loss) * Duplication, counts.Duplicated, link.Entered);
        AssertWithinChance((1 - Loss) * Reordering, counts.Reordered, link.Entered);
        Assert.InRange(counts.Reordered, 0.9 * link.Reordered, link.Reordered);
    }

    [Theory]
    [InlineData(nameof(TrafficKind.OneWay), false)]
    [InlineData(nameof(TrafficKind.Echo), false)]
    [InlineData(nameof(TrafficKind.Echo), true)]
    public async Task What_is_delayed_for_longer_than_the_trial_is_waited_for_and_falls_into_no_other(string kind, bool isClosed)
    {
        TimeSpan delay = TimeSpan.FromMilliseconds(300);
        await using var far = new LocalFarEnd(IPAddress.Loopback, TimeProvider.System);
        TrialFigures? figures = await new Trial(far, null, TimeProvider.System).RunAsync(
            new TrialPlan
            {
                Kind = Enum.Parse<TrafficKind>(kind),
                DatagramBytes = 64,
                Setting = new EndSetting(),
                Rate = isClosed ? null : new OfferedRate.Even(new RateQuantity(2_000_000, IsBits: false)),
                Window = 16,
                Duration = TimeSpan.FromSeconds(0.1),
                WarmUp = TimeSpan.FromSeconds(0.05),
                Impairment = new ImpairmentOptions { Outgoing = new LinkImpairment { Delay = delay } },
            },
            TestContext.Current.CancellationToken).Within();
        ReceptionCounts counts = figures!.Counts!.Value;
        Assert.InRange(figures.Sent, isClosed ? 1 : 100, 200);
        Assert.Equal((figures.Sent, 0, 0), (counts.Received, counts.Lost, counts.Foreign));
        Assert.True(figures.Received!.Delays!.Minimum >= TrialClock.Of(delay));
    }

    private static async Task<(ReceptionCounts Counts, LinkStatistics Link)> RunAsync(TrialPlan plan)
    {
        for (int attempt = 1; ; attempt++)
        {
            (ReceptionCounts counts, LinkStatistics link, bool isWhole) = await RunOnceAsync(plan);
            if (isWhole || attempt == Attempts)
                return (counts, link);
        }
    }

    private static async Task<(ReceptionCounts Counts, LinkStatistics Link, bool IsWhole)> RunOnceAsync(TrialPlan plan)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using var far = new LocalFarEnd(IPAddress.Loopback, TimeProvider.System);
        await using IFarSession session = await far.OpenAsync(plan.Far, stop);
        await using INearEnd near = NearEnds.Open(plan, session.Address, null, TimeProvider.System);
        await session.BeginAsync(1, stop);
        NearFigures sent = await near.RunAsync(1, plan.Duration, stop).Within();
        FarFigures received = await session.EndAsync(sent.Written, stop).Within();
        EndpointFigures all = EndpointFigures.Now(near.Endpoint);
        bool isWhole = received.Endpoint!.Value.DroppedByKernel is null or 0 && all.DroppedByKernel is null or 0 && all.NotSent == 0;
        return ((sent.Received ?? received.Received)!.Counts, near.Endpoint.Impairment!.Outgoing, isWhole);
    }

    /// <summary>Within six standard deviations of what that many independent chances come to: one run in five hundred million is not.</summary>
    private static void AssertWithinChance(double probability, long count, long datagrams)
    {
        double expected = probability * datagrams;
        Assert.Equal(expected, count, tolerance: 6 * Math.Sqrt(expected * (1 - probability)));
    }
}
