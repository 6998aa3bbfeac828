using FastUdp.Sharding;
using Xunit;

namespace FastUdp.Engine.Tests.Sharding;

public class ShardPlanTests
{
    private static readonly UdpEndpointOptions Defaults = new();
    private static readonly int[] Available = [0, 2, 5];

    /// <summary>Options, whether sockets can share a port, and the core of each shard; -1 for none.</summary>
    public static TheoryData<ShardingOptions, bool, int[]> Plans => new()
    {
        { new ShardingOptions(), true, [-1, -1, -1] },
        { new ShardingOptions(), false, [-1] },
        { new ShardingOptions { Count = 1 }, false, [-1] },
        { new ShardingOptions { Count = 2 }, true, [-1, -1] },
        { new ShardingOptions { PinsCores = true }, true, [0, 2, 5] },
        { new ShardingOptions { PinsCores = true }, false, [0] },
        { new ShardingOptions { PinsCores = true, Count = 5 }, true, [0, 2, 5, 0, 2] },
        { new ShardingOptions { PinsCores = true, Cores = [7, 1] }, true, [7, 1] },
        { new ShardingOptions { PinsCores = true, Cores = [7, 1], Count = 3 }, true, [7, 1, 7] },
    };

    [Theory]
    [MemberData(nameof(Plans), DisableDiscoveryEnumeration = true)]
    public void Shards_are_as_many_as_asked_or_as_cores_and_take_turns_on_them(ShardingOptions sharding, bool canShare, int[] cores)
    {
        sharding.Validate();
        Assert.Equal(cores, ShardPlan.Make(sharding, Defaults, Available, canShare).Select(shard => shard.Core ?? -1));
    }

    [Fact]
    public void A_machine_of_very_many_cores_gets_no_more_shards_than_there_may_be() =>
        Assert.Equal(256, ShardPlan.Make(new ShardingOptions(), Defaults, Enumerable.Range(0, 1_000).ToArray(), canShare: true).Length);

    [Fact]
    public void A_single_shard_is_the_endpoint_itself() =>
        Assert.Same(Defaults, Assert.Single(ShardPlan.Make(new ShardingOptions { Count = 1 }, Defaults, Available, canShare: true)));

    [Fact]
    public void A_single_shard_may_stay_on_the_core_of_the_endpoint()
    {
        var pinned = Defaults with { Core = 4 };
        Assert.Equal(4, Assert.Single(ShardPlan.Make(new ShardingOptions { Count = 1 }, pinned, Available, canShare: true)).Core);
        Assert.Throws<ArgumentException>(() => ShardPlan.Make(new ShardingOptions { Count = 2 }, pinned, Available, canShare: true));
        Assert.Throws<ArgumentException>(() => ShardPlan.Make(new ShardingOptions { Count = 1, PinsCores = true }, pinned, Available, canShare: true));
    }

    [Fact]
    public void Several_shards_do_not_share_their_address_with_other_programs()
    {
        var sharing = Defaults with { SharesAddress = true };
        ShardPlan.Make(new ShardingOptions { Count = 1 }, sharing, Available, canShare: true);
        Assert.Throws<ArgumentException>(() => ShardPlan.Make(new ShardingOptions { Count = 2 }, sharing, Available, canShare: true));
    }

    [Fact]
    public void Options_are_checked()
    {
        new ShardingOptions().Validate();
        new ShardingOptions { Count = 256, DrainLimit = Timeout.InfiniteTimeSpan }.Validate();
        new ShardingOptions { DrainLimit = TimeSpan.FromHours(1) }.Validate();
        AssertRefused(nameof(ShardingOptions.Count), "256", new ShardingOptions { Count = 257 });
        AssertRefused(nameof(ShardingOptions.Count), "256", new ShardingOptions { Count = -1 });
        AssertRefused(nameof(ShardingOptions.DrainLimit), "1 hour", new ShardingOptions { DrainLimit = -TimeSpan.FromTicks(1) });
        AssertRefused(nameof(ShardingOptions.DrainLimit), "1 hour", new ShardingOptions { DrainLimit = TimeSpan.FromHours(2) });
        AssertRefused(nameof(ShardingOptions.Cores), "PinsCores", new ShardingOptions { Cores = [0] });
    }

    private static void AssertRefused(string option, string limit, ShardingOptions options)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(options.Validate);
        Assert.Equal(option, exception.ParamName);
        Assert.Contains(limit, exception.Message, StringComparison.Ordinal);
    }
}
