using FastUdp.Requests.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

public sealed class RateLimitTests
{
    private const long TicksPerSecond = 10_000_000;

    [Fact]
    public void A_remote_has_its_burst_then_its_rate_and_repeats_count()
    {
        var handlers = new CountingHandlers();
        var scene = new ServerScene(handlers.Handlers, new RequestServerOptions { RequestsPerSecond = 10, RequestBurst = 5 });
        ServerPeer peer = scene.Peer();
        for (int i = 0; i < 5; i++)
            scene.Ask(peer, id: 1, sequence: 1);

        scene.AskInVain(peer, id: 2, sequence: 2);
        Assert.Equal((1, 4, 1), (scene.Statistics.Executed, scene.Statistics.Replayed, scene.Statistics.RateLimited));

        scene.Pass(TimeSpan.FromMilliseconds(100));
        scene.Ask(peer, id: 2, sequence: 2);
        scene.AskInVain(peer, id: 3, sequence: 3);
    }

    [Fact]
    public void Sessions_of_a_remote_share_its_rate_and_other_remotes_have_their_own()
    {
        var scene = new ServerScene(new CountingHandlers().Handlers, new RequestServerOptions { RequestsPerSecond = 1, RequestBurst = 1 });
        ServerPeer peer = scene.Peer();
        scene.Ask(peer, id: 1, sequence: 1);
        peer.Session = 2;
        scene.AskInVain(peer, id: 2, sequence: 1);

        scene.Ask(scene.Peer(), id: 3, sequence: 1);
    }

    [Fact]
    public void Without_a_rate_there_is_no_limit()
    {
        var scene = new ServerScene(new CountingHandlers().Handlers, new RequestServerOptions { RequestBurst = 1 });
        ServerPeer peer = scene.Peer();
        for (uint i = 0; i < 2_000; i++)
            scene.Ask(peer, id: i, sequence: i);
    }

    /// <summary>In any stretch of time no more pass than the burst and what the rate earns in it; and who keeps to the rate always passes.</summary>
    [Fact]
    public void Over_any_time_the_bucket_passes_what_it_should()
    {
        Gen<(int Rate, int Burst)> limits = Gen.Zip(Gen.Choose(1, 5_000), Gen.Choose(1, 50));
        Gen<int[]> gaps = Gen.ArrayOf(Gen.Frequency((3, Gen.Choose(0, 1_000)), (1, Gen.Choose(0, 3_000_000))), 200);
        Always.HoldsFor(Gen.Zip(limits, gaps), Check);

        static void Check(((int Rate, int Burst) Limit, int[] Gaps) given)
        {
            var limit = new RateLimit(given.Limit.Rate, given.Limit.Burst, TicksPerSecond);
            var bucket = default(RateBucket);
            long now = 1_000_000_000_000;
            double allowance = given.Limit.Burst;
            foreach (int gap in given.Gaps)
            {
                now += gap;
                allowance = Math.Min(given.Limit.Burst, allowance + ((double)gap * given.Limit.Rate / TicksPerSecond));
                bool passes = bucket.TryTake(limit, now);
                Assert.True(passes ? allowance > 0.99 : allowance < 1.01, $"{passes} with {allowance}");
                allowance -= passes ? 1 : 0;
            }
        }
    }

    [Fact]
    public void A_clock_that_steps_back_earns_nothing_and_costs_nothing()
    {
        var limit = new RateLimit(1, 2, TicksPerSecond);
        var bucket = default(RateBucket);

        Assert.True(bucket.TryTake(limit, 100 * TicksPerSecond));
        Assert.True(bucket.TryTake(limit, 50 * TicksPerSecond));
        Assert.False(bucket.TryTake(limit, 50 * TicksPerSecond));
    }
}
