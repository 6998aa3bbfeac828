using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

public class LinkImpairmentTests
{
    public static TheoryData<string, LinkImpairment> Wrong => new()
    {
        { "Probability", new LinkImpairment { Loss = LossModel.Independent(1.01) } },
        { "Probability", new LinkImpairment { Loss = LossModel.Independent(double.NaN) } },
        { "GoodToBad", new LinkImpairment { Loss = LossModel.GilbertElliott(-0.1, 0) } },
        { "BadToGood", new LinkImpairment { Loss = LossModel.GilbertElliott(0, 2) } },
        { "LossWhenGood", new LinkImpairment { Loss = LossModel.GilbertElliott(0, 0, -1) } },
        { "LossWhenBad", new LinkImpairment { Loss = LossModel.GilbertElliott(0, 0, 0, double.PositiveInfinity) } },
        { "Delay", new LinkImpairment { Delay = TimeSpan.FromTicks(-1) } },
        { "Delay", new LinkImpairment { Delay = TimeSpan.FromDays(1.1) } },
        { "Jitter", new LinkImpairment { Delay = TimeSpan.FromTicks(5), Jitter = TimeSpan.FromTicks(6) } },
        { "Jitter", new LinkImpairment { Jitter = TimeSpan.FromTicks(-1) } },
        { "Duplication", new LinkImpairment { Duplication = 1.5 } },
        { "Reordering", new LinkImpairment { Reordering = -1 } },
        { "ReorderingDelay", new LinkImpairment { ReorderingDelay = TimeSpan.FromDays(2) } },
        { "Corruption", new LinkImpairment { Corruption = double.NaN } },
        { "BitsPerSecond", new LinkImpairment { BitsPerSecond = 0.5 } },
        { "BitsPerSecond", new LinkImpairment { BitsPerSecond = -1 } },
        { "BitsPerSecond", new LinkImpairment { BitsPerSecond = double.NaN } },
        { "BitsPerSecond", new LinkImpairment { BitsPerSecond = double.PositiveInfinity } },
        { "QueueCapacity", new LinkImpairment { QueueCapacity = 0 } },
        { "QueueCapacity", new LinkImpairment { QueueCapacity = (1 << 24) + 1 } },
        { "Start", new LinkImpairment { Outages = [new Outage(TimeSpan.FromTicks(-1), TimeSpan.Zero)] } },
        { "Duration", new LinkImpairment { Outages = [new Outage(TimeSpan.Zero, TimeSpan.FromTicks(-1))] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_refused_in_one_line_that_names_it(string name, LinkImpairment wrong)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new ImpairedLink(wrong, 0));
        Assert.Equal(name, exception.ParamName);
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.ActualValue);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_endpoint_is_not_bound_with_a_wrong_value_in_either_direction(string name, LinkImpairment wrong)
    {
        foreach (ImpairmentOptions impairment in (ImpairmentOptions[])[new() { Outgoing = wrong }, new() { Incoming = wrong }])
        {
            var options = new UdpEndpointOptions { Impairment = impairment };
            var exception = Assert.Throws<ArgumentOutOfRangeException>(() => UdpEndpoint.Bind(TestEndpoints.Loopback, options).Dispose());
            Assert.Equal(name, exception.ParamName);
        }
    }

    [Fact]
    public void What_must_be_given_is_not_null()
    {
        Assert.Throws<ArgumentNullException>(() => new ImpairedLink(new LinkImpairment { Loss = null! }, 0));
        Assert.Throws<ArgumentNullException>(() => new ImpairedLink(new LinkImpairment { Outages = null! }, 0));
        foreach (ImpairmentOptions impairment in (ImpairmentOptions[])[new() { Outgoing = null! }, new() { Incoming = null! }])
            Assert.Throws<ArgumentNullException>(impairment.Validate);
    }

    [Fact]
    public void Every_limit_is_itself_allowed()
    {
        new LinkImpairment
        {
            Loss = LossModel.GilbertElliott(1, 1, 1, 1),
            Delay = TimeSpan.FromDays(1),
            Jitter = TimeSpan.FromDays(1),
            Duplication = 1,
            Reordering = 1,
            ReorderingDelay = TimeSpan.FromDays(1),
            Corruption = 1,
            BitsPerSecond = 1,
            QueueCapacity = 1 << 24,
            Outages = [new Outage(TimeSpan.MaxValue, TimeSpan.MaxValue)],
        }.Validate();
        new LinkImpairment { BitsPerSecond = double.MaxValue, QueueCapacity = 1 }.Validate();
    }

    [Fact]
    public void The_two_directions_of_an_endpoint_and_neighbouring_seeds_draw_apart()
    {
        var seeds = Enumerable.Range(0, 1_000).Select(seed => new ImpairmentOptions { Seed = seed }.DrawLinkSeeds()).ToArray();
        Assert.Equal(2_000, seeds.SelectMany(pair => (int[])[pair.Outgoing, pair.Incoming]).Distinct().Count());
        Assert.Equal(seeds[5], new ImpairmentOptions { Seed = 5 }.DrawLinkSeeds());

        var loss = new LinkImpairment { Loss = LossModel.Independent(0.5) };
        LinkVerdict[] outgoing = Links.Judge(loss, 20_000, seed: seeds[5].Outgoing);
        foreach (int seed in (int[])[seeds[5].Incoming, seeds[6].Outgoing])
        {
            LinkVerdict[] other = Links.Judge(loss, 20_000, seed: seed);
            Links.AssertRate(0.5, outgoing.Zip(other).Count(pair => pair.First == pair.Second), 20_000);
        }
    }
}
