using FastUdp.PathMtu;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>What holds for every path.</summary>
public class PathMtuSearchProperties
{
    private static readonly Gen<int> Sizes = Gen.OneOf(Gen.Choose(548, 65_507), Gen.Choose(548, 1_600));

    [Fact]
    public void Without_loss_every_size_is_found_in_few_probes() =>
        Always.HoldsFor(Sizes.Zip(Gen.Choose(0, 2_000)), value =>
        {
            var path = new ModelPath { Passes = value.Item1, RoundTrip = TimeSpan.FromMilliseconds(value.Item2 / 4) };
            path.RunToCompletion();
            Assert.Equal(value.Item1, path.Search.PayloadBytes);
            Assert.InRange(path.Sent.Count, 1, 64);
        });

    [Fact]
    public void With_loss_every_size_is_found_if_not_at_once_then_soon() =>
        Always.HoldsFor(Sizes.Zip(Gen.Choose(0, 51)), value =>
        {
            var path = new ModelPath { Passes = value.Item1, Loss = value.Item2 / 100.0 };
            for (int i = 0; i < 3_600 && !(path.Search.State == PathMtuState.SearchComplete && path.Search.PayloadBytes == value.Item1); i++)
            {
                path.Search.OnUse();
                path.Run(TimeSpan.FromSeconds(1));
            }
            Assert.Equal(value.Item1, path.Search.PayloadBytes);
            Assert.InRange(path.Sent.Count, 1, 2_500);
        });

    [Fact]
    public void A_path_that_changes_is_followed() =>
        Always.HoldsForLists(
            Sizes,
            sizes =>
            {
                var path = new ModelPath(new PathMtuOptions { RaiseInterval = TimeSpan.FromSeconds(60) });
                foreach (int size in sizes)
                {
                    path.Passes = size;
                    for (int i = 0; i < 200 && !(path.Search.State == PathMtuState.SearchComplete && path.Search.PayloadBytes == size); i++)
                    {
                        path.Search.OnUse();
                        path.Run(TimeSpan.FromSeconds(1));
                    }
                    Assert.Equal(size, path.Search.PayloadBytes);
                }
            },
            longest: 8,
            times: 100);

    [Fact]
    public void Whatever_is_told_in_whatever_order_sizes_stay_within_their_bounds() =>
        Always.HoldsForLists(Gen.Choose(0, 8).Zip(Gen.Choose(0, 70_000)), events =>
        {
            var options = new PathMtuOptions();
            var search = new PathMtuSearch(options, 28, 65_507, new PathMtuCounters());
            TimeSpan now = TimeSpan.Zero;
            int last = 0;
            ulong nonce = 0;
            foreach ((int kind, int value) in events)
            {
                now += TimeSpan.FromMilliseconds(value % 977);
                Tell(search, kind, value, now, ref nonce, ref last);
                Assert.InRange(search.PayloadBytes, options.MinPayloadBytes, options.MaxPayloadBytes);
                Assert.True(Enum.IsDefined(search.State));
            }
        });

    private static void Tell(PathMtuSearch search, int kind, int value, TimeSpan now, ref ulong nonce, ref int last)
    {
        switch (kind)
        {
            case 0 or 1 when search.TryTakeProbe(now, ++nonce, out int size):
                Assert.InRange(size, 548, 65_507);
                last = size;
                break;
            case 2 or 3:
                search.TryAcknowledge(now, nonce, last);
                break;
            case 4:
                search.OnDelivered(now, value);
                break;
            case 5:
                search.OnLost(now, value);
                break;
            case 6:
                search.OnPacketTooBig(now, value);
                break;
            case 7 when search.TryTakeProbe(now, ++nonce, out int refused):
                search.OnProbeRefused(now, refused, value);
                break;
            case 8:
                search.OnUse();
                break;
        }
    }
}
