using FastUdp.PathMtu;
using Xunit;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>What others say: replies that are late or forged, and routers, who may be anybody.</summary>
public class PathMtuSearchHintTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_reply_counts_only_for_a_probe_that_was_sent_and_once()
    {
        var search = new PathMtuSearch(new PathMtuOptions(), 28, 65_507, new PathMtuCounters());
        Assert.False(search.TryAcknowledge(TimeSpan.Zero, 0, 0));
        Assert.True(search.TryTakeProbe(TimeSpan.Zero, 42, out int size));
        Assert.False(search.TryAcknowledge(TimeSpan.Zero, 41, size));
        Assert.False(search.TryAcknowledge(TimeSpan.Zero, 42, size + 1));
        Assert.False(search.TryAcknowledge(TimeSpan.Zero, 42, 65_507));
        Assert.Equal(PathMtuState.Base, search.State);
        Assert.True(search.TryAcknowledge(TimeSpan.Zero, 42, size));
        Assert.False(search.TryAcknowledge(TimeSpan.Zero, 42, size));
        Assert.Equal(PathMtuState.Searching, search.State);
    }

    [Fact]
    public void A_late_reply_corrects_what_was_concluded_without_it()
    {
        // The remote pauses just as the size that does pass is tried, until long after that is given up.
        var path = new ModelPath { Passes = 8_972 };
        path.Run(Second, () => path.Search.PayloadBytes == 1_472);
        path.RoundTrip = TimeSpan.FromMilliseconds(400);
        path.RunToCompletion();
        path.Run(Second);
        Assert.Equal(8_972, path.Search.PayloadBytes);
        Assert.True(path.Run(TimeSpan.FromMinutes(1), () => path.Search.State == PathMtuState.SearchComplete));
        Assert.Equal(8_972, path.Search.PayloadBytes);
    }

    [Fact]
    public void A_router_that_tells_the_truth_spares_the_wait_for_losses()
    {
        var path = new ModelPath { Passes = 1_333 };
        path.Run(Second, () => path.Sent.Count == 2);
        path.Search.OnPacketTooBig(path.Now, 1_361);
        path.RunToCompletion();
        Assert.Equal(1_333, path.Search.PayloadBytes);
        Assert.Equal([1_200, 1_472, 1_333], path.Sent[..3]);
        Assert.All(path.Sent[3..], size => Assert.InRange(size, 1_333, 1_334));
    }

    [Fact]
    public void A_router_that_says_what_is_known_already_does_not_have_a_probe_repeated()
    {
        var path = new ModelPath { Passes = 1_333 };
        path.Search.SuggestMtu(1_361);
        path.Run(Second, () => path.Sent.Contains(1_334));
        path.Search.OnPacketTooBig(path.Now, 1_361);
        path.RunToCompletion();
        Assert.Equal(1_333, path.Search.PayloadBytes);
        Assert.Equal(new PathMtuOptions().MaxProbes, path.Sent.Count(static size => size == 1_334));
    }

    [Fact]
    public void Forged_news_of_a_narrow_path_costs_probes_and_changes_nothing()
    {
        foreach (int mtu in (int[])[0, 68, 575, 576, 1_228, 1_229, 1_300, 1_499, 1_500, 1_501, 9_000, 65_535, int.MaxValue])
        {
            var path = new ModelPath();
            while (path.Search.State != PathMtuState.SearchComplete)
            {
                path.Search.OnPacketTooBig(path.Now, mtu);
                path.Run(TimeSpan.FromMilliseconds(5));
                Assert.InRange(path.Now, TimeSpan.Zero, Second * 10);
            }
            Assert.Equal(1_472, path.Search.PayloadBytes);
            Assert.InRange(path.Sent.Count, 1, 30);

            int sent = path.Sent.Count;
            for (int i = 0; i < 1_000; i++)
            {
                path.Search.OnPacketTooBig(path.Now, mtu);
                path.Run(TimeSpan.FromMilliseconds(100));
            }
            Assert.Equal((1_472, PathMtuState.SearchComplete), (path.Search.PayloadBytes, path.Search.State));
            Assert.InRange(path.Sent.Count - sent, 0, 100 / 5);
        }
    }

    [Fact]
    public void A_router_that_tells_of_a_path_that_shrank_has_it_confirmed_at_once()
    {
        var path = new ModelPath();
        path.RunToCompletion();
        path.Run(Second);
        path.Passes = 1_252;
        TimeSpan before = path.Now;
        path.Search.OnPacketTooBig(path.Now, 1_280);
        Assert.Equal(1_472, path.Search.PayloadBytes);
        Assert.True(path.Run(Second, () => path.Search.State == PathMtuState.Base));
        path.RunToCompletion();
        Assert.Equal(1_252, path.Search.PayloadBytes);
        Assert.InRange(path.Now - before, TimeSpan.Zero, Second * 2);
    }
}
