using FastUdp.Impairment;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

public class OutageTests
{
    private static readonly Outage[] Some = [Ms(10, 5), Ms(30, 20), Ms(35, 2), Ms(40, 20), Ms(70, 0)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Everything_is_lost_from_the_first_moment_to_the_last_and_nothing_at_the_end(bool isReversed)
    {
        var impairment = new LinkImpairment { Outages = isReversed ? Some.Reverse().ToArray() : Some };
        var link = new ImpairedLink(impairment, Links.Seed);
        (double At, bool IsLost)[] expected =
        [
            (0, false), (9.9999, false), (10, true), (14.9999, true), (15, false), (29.9999, false), (30, true), (36, true),
            (38, true), (50, true), (59.9999, true), (60, false), (70, false), (1_000, false),
        ];
        foreach ((double at, bool isLost) in expected)
            Assert.Equal(isLost, !link.Judge(TimeSpan.FromMilliseconds(at), 1).IsDelivered);
        Assert.Equal(expected.Count(one => one.IsLost), link.Statistics.LostInOutages);
        Assert.Equal(0, link.Statistics.Lost);
    }

    [Fact]
    public void An_outage_may_begin_with_the_link_and_never_end()
    {
        var impairment = new LinkImpairment { Outages = [new Outage(TimeSpan.Zero, TimeSpan.MaxValue)] };
        var link = new ImpairedLink(impairment, Links.Seed);
        Assert.False(link.Judge(TimeSpan.Zero, 1).IsDelivered);
        Assert.False(link.Judge(TimeSpan.FromDays(10_000), 1).IsDelivered);
        Assert.Equal(TimeSpan.MaxValue, new Outage(TimeSpan.FromDays(1), TimeSpan.MaxValue).End);
    }

    [Fact]
    public void An_outage_changes_nothing_for_those_after_it()
    {
        var lossy = new LinkImpairment
        {
            Loss = LossModel.GilbertElliott(0.1, 0.3),
            Duplication = 0.2,
            Corruption = 0.2,
            Delay = TimeSpan.FromSeconds(1),
            Jitter = TimeSpan.FromSeconds(1),
        };
        LinkVerdict[] without = Links.Judge(lossy, 1_000, gap: TimeSpan.FromMilliseconds(1));
        LinkVerdict[] with = Links.Judge(lossy with { Outages = [Ms(200, 300)] }, 1_000, gap: TimeSpan.FromMilliseconds(1));
        Assert.Equal(without[..200], with[..200]);
        Assert.All(with[200..500], verdict => Assert.Equal(LinkVerdict.Dropped, verdict));
        Assert.Equal(without[500..], with[500..]);
    }

    private static Outage Ms(double start, double duration) =>
        new(TimeSpan.FromMilliseconds(start), TimeSpan.FromMilliseconds(duration));
}
