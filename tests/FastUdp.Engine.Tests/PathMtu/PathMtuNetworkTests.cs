using FastUdp.PathMtu;
using Xunit;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>The discovery on the kernel's own networks.</summary>
public class PathMtuNetworkTests
{
    private const int LongestMessage = 65_507;

    // Short, so that a change is noticed within a test.
    private static readonly PathMtuOptions Options = new()
    {
        ConfirmationInterval = TimeSpan.FromMilliseconds(200),
        RaiseInterval = TimeSpan.FromSeconds(60),
    };

    private static readonly int[] Mtus = [1_280, 1_361, 1_400, 1_492, 1_500, 9_000];

    // Networks of their own, which mostly wait: all at once.
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public Task The_exact_MTU_of_a_path_behind_a_router_is_found_with_and_without_ICMP(bool isIPv6, bool isIcmpBlocked) =>
        Task.WhenAll(Mtus.Select(mtu => DiscoverAsync(mtu, isIPv6, isIcmpBlocked)));

    [Fact]
    public Task A_path_that_shrinks_under_way_is_followed_with_and_without_ICMP() =>
        Task.WhenAll(
            FollowAsync(isIPv6: false, isIcmpBlocked: false),
            FollowAsync(isIPv6: false, isIcmpBlocked: true),
            FollowAsync(isIPv6: true, isIcmpBlocked: true));

    [Theory]
    [InlineData(1_280)]
    [InlineData(1_492)]
    [InlineData(9_000)]
    [InlineData(65_535)]
    public async Task The_MTU_of_the_own_interface_takes_a_handful_of_probes_and_no_loss(int mtu)
    {
        using NetworkNamespace network = NetworkNamespace.CreateOrSkip();
        network.Ip($"link set lo mtu {mtu}");
        PathMtuStatistics statistics;
        int attempt = 0;
        do
        {
            await using ProbedHost left = Local(network);
            await using ProbedHost right = Local(network);
            Assert.Equal(Math.Min(mtu - 28, LongestMessage), await network.Run(() => left.Discovery.DiscoverAsync(right.Address)).Within());
            statistics = left.Discovery.Statistics;
        }
        while (statistics.ProbesLost > 0 && ++attempt < 8); // A machine that is busy for 50 ms has "lost" a probe: not every time.
        Assert.InRange(statistics.ProbesSent, 1, 3);
        Assert.InRange(statistics.ProbesRefused, 0, 1);
        Assert.Equal(0, statistics.ProbesLost);
    }

    private static async Task DiscoverAsync(int mtu, bool isIPv6, bool isIcmpBlocked)
    {
        using var hosts = new RoutedHosts(mtu);
        if (isIcmpBlocked)
            hosts.BlockIcmp();
        await using ProbedHost left = hosts.Left(isIPv6, Options);
        await using ProbedHost right = hosts.Right(isIPv6, Options);
        int payloadBytes = mtu - (isIPv6 ? 48 : 28);
        Assert.Equal([payloadBytes, payloadBytes], await hosts.DiscoverAsync(left, right).Within());

        // The right host's own interface is the narrow one: it refuses what is too long, and nothing of it leaves.
        Assert.True(right.Discovery.Statistics.ProbesRefused > 0);
        await SendAsync(left, right, payloadBytes, hosts);
    }

    private static async Task FollowAsync(bool isIPv6, bool isIcmpBlocked)
    {
        using var hosts = new RoutedHosts(1_500);
        if (isIcmpBlocked)
            hosts.BlockIcmp();
        await using ProbedHost left = hosts.Left(isIPv6, Options);
        await using ProbedHost right = hosts.Right(isIPv6, Options);
        int headers = isIPv6 ? 48 : 28;
        Assert.Equal([1_500 - headers, 1_500 - headers], await hosts.DiscoverAsync(left, right).Within());
        foreach (int mtu in (int[])[1_400, 1_281])
        {
            hosts.SetMtu(mtu);
            await TimeLimits.Until(
                () => left.Discovery.PayloadBytes(right.Address) == mtu - headers && left.Discovery.State(right.Address) == PathMtuState.SearchComplete,
                $"an MTU of {mtu:N0} is found");
            await SendAsync(left, right, mtu - headers, hosts);
        }
        Assert.Equal(2, left.Discovery.Statistics.BlackHoles);
    }

    private static ProbedHost Local(NetworkNamespace network) =>
        network.Run(() => new ProbedHost(UdpEndpoint.Bind(
            new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0), new UdpEndpointOptions { Fragmentation = FragmentationMode.Probe })));

    /// <summary>Sends at the size found: all arrive, and the router turns nothing away.</summary>
    private static async Task SendAsync(ProbedHost left, ProbedHost right, int payloadBytes, RoutedHosts hosts)
    {
        const int count = 50;
        long refusals = hosts.RouterRefusals();
        int before = right.Received.Length;
        for (int i = 0; i < count; i++)
            Assert.True(left.Endpoint.TrySend(right.Address, new byte[left.Discovery.PayloadBytes(right.Address)]).IsSent);
        await TimeLimits.Until(() => right.Received.Length >= before + count, "all datagrams arrive");
        Assert.All(right.Received[before..], length => Assert.Equal(payloadBytes, length));
        Assert.Equal(refusals, hosts.RouterRefusals());
    }
}
