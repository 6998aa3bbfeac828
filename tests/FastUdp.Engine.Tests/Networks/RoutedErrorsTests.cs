using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using FastUdp.Engine.Tests.Contract;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Networks;

/// <summary>What a router says of datagrams that it cannot pass on, and what becomes of others meanwhile.</summary>
public sealed class RoutedErrorsTests : IAsyncDisposable
{
    private readonly ConcurrentQueue<NetworkError> _told = new();
    private readonly RoutedHosts _hosts;
    private readonly TestEndpoints _endpoints;

    public RoutedErrorsTests()
    {
        Assert.SkipUnless(Backends.ExplainNoLinux() is null, Backends.ExplainNoLinux() ?? "");
        _hosts = new RoutedHosts(farMtu: 1_400);
        _endpoints = new TestEndpoints(new UdpEndpointOptions { Backend = UdpBackend.Linux });
    }

    public async ValueTask DisposeAsync()
    {
        await (_endpoints?.DisposeAsync() ?? default);
        _hosts?.Dispose();
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork, false)]
    [InlineData(AddressFamily.InterNetworkV6, false)]
    [InlineData(AddressFamily.InterNetwork, true)]
    [InlineData(AddressFamily.InterNetworkV6, true)]
    public async Task A_narrower_link_is_told_with_its_MTU_and_known_from_then_on(AddressFamily family, bool isConnected)
    {
        (UdpEndpoint far, Inbox inbox) = ListenFar(family);
        RemoteAddress remote = far.LocalEndPoint;
        UdpEndpoint near = OpenNear(family, isConnected ? remote : default(RemoteAddress?), FragmentationMode.Forbid, _told.Enqueue);
        int header = family == AddressFamily.InterNetwork ? 28 : 48;
        Assert.Equal(1_500, ReadPathMtu(near, remote));

        using DatagramSender sender = near.CreateSender();
        for (int i = 0; i < 3; i++)
            sender.Send(remote, new byte[1_500 - header]);
        sender.Flush();
        await TellByReceivingAsync(near, count: 1);
        Assert.All(_told, error => Assert.Equal(
            new NetworkError(remote, NetworkErrorKind.TooLong, 1_400, RoutedHosts.RouterAddress(family), 90), error));
        Assert.Equal(0, near.Statistics.SendsTooLong);

        Assert.Equal(1_400, ReadPathMtu(near, remote));
        Assert.Equal(new SendResult(SendStatus.TooLong, 90, 1_400), Send(near, remote, 1_401 - header));
        Assert.True(Send(near, remote, 1_400 - header).IsSent);
        Assert.Equal(1_400 - header, (await inbox.TakeAsync(1))[0].Payload.Length);
    }

    [Theory]
    [InlineData(UdpBackend.Linux, AddressFamily.InterNetwork)]
    [InlineData(UdpBackend.Linux, AddressFamily.InterNetworkV6)]
    [InlineData(UdpBackend.Portable, AddressFamily.InterNetwork)]
    [InlineData(UdpBackend.Portable, AddressFamily.InterNetworkV6)]
    public async Task A_connected_endpoint_that_was_told_sends_short_datagrams_and_receives_as_before(UdpBackend backend, AddressFamily family)
    {
        (UdpEndpoint far, Inbox inbox) = ListenFar(family);
        RemoteAddress remote = far.LocalEndPoint;
        UdpEndpoint near = OpenNear(family, remote, FragmentationMode.Forbid, null, backend);
        int tooLong = family == AddressFamily.InterNetwork ? 1_472 : 1_452;
        Assert.True(Send(near, remote, tooLong).IsSent);
        await TimeLimits.Until(() => ReadPathMtu(near, remote) == 1_400, "ICMP has come");
        Assert.True(Send(near, remote, 10).IsSent);

        // And the same where the receive loop meets the error.
        _hosts.Near.Ip(family == AddressFamily.InterNetwork ? "route flush cache" : "-6 route flush cache");
        Inbox own = _endpoints.Collect(near);
        Assert.True(Send(near, remote, tooLong).IsSent);
        await TimeLimits.Until(() => near.Statistics.SocketErrors > 0, "the receive loop has met it");
        Assert.True(Send(near, remote, 20).IsSent);
        await inbox.TakeAsync(2);
        RemoteAddress back = new IPEndPoint(RoutedHosts.NearAddress(family), near.LocalEndPoint.Port);
        Assert.True(_hosts.Far.Run(() => far.TrySend(back, [7])).IsSent);
        Arrival[] arrivals = await own.TakeAsync(1);
        Assert.Equal([7], arrivals[0].Payload);
        Assert.Equal((1, 0), (own.Count, near.Statistics.SendsTooLong));
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork)]
    [InlineData(AddressFamily.InterNetworkV6)]
    public async Task A_probe_leaves_in_spite_of_what_ICMP_said(AddressFamily family)
    {
        (UdpEndpoint far, Inbox _) = ListenFar(family);
        RemoteAddress remote = far.LocalEndPoint;
        UdpEndpoint near = OpenNear(family, null, FragmentationMode.Probe, _told.Enqueue);
        int whole = family == AddressFamily.InterNetwork ? 1_472 : 1_452;
        for (int i = 0; i < 3; i++)
        {
            Assert.True(Send(near, remote, whole).IsSent);
            await TellByReceivingAsync(near, count: i + 1);
        }
        Assert.Equal(SendStatus.TooLong, Send(near, remote, whole + 1).Status);
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork, "unreachable", NetworkErrorKind.HostUnreachable)]
    [InlineData(AddressFamily.InterNetwork, "prohibit", NetworkErrorKind.Prohibited)]
    [InlineData(AddressFamily.InterNetwork, null, NetworkErrorKind.NetworkUnreachable)]
    [InlineData(AddressFamily.InterNetworkV6, "unreachable", NetworkErrorKind.NetworkUnreachable)]
    [InlineData(AddressFamily.InterNetworkV6, "prohibit", NetworkErrorKind.Prohibited)]
    [InlineData(AddressFamily.InterNetworkV6, null, NetworkErrorKind.NetworkUnreachable)]
    public async Task What_the_router_has_no_way_for_is_told_with_its_cause(AddressFamily family, string? route, NetworkErrorKind kind)
    {
        if (route is not null)
            _hosts.Router.Ip($"route add {route} {RoutedHosts.ElsewhereAddress(family)}");
        (UdpEndpoint far, Inbox inbox) = ListenFar(family);
        RemoteAddress elsewhere = new IPEndPoint(RoutedHosts.ElsewhereAddress(family), 9);
        UdpEndpoint near = OpenNear(family, null, FragmentationMode.System, _told.Enqueue);
        Assert.True(Send(near, elsewhere, 100).IsSent);
        await TellByReceivingAsync(near, count: 1);
        NetworkError error = _told.First();
        Assert.Equal((elsewhere, kind, RoutedHosts.RouterAddress(family)), (error.Remote, error.Kind, error.Reporter));

        Assert.True(Send(near, far.LocalEndPoint, 1).IsSent);
        await inbox.TakeAsync(1);
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork)]
    [InlineData(AddressFamily.InterNetworkV6)]
    public async Task A_hop_limit_used_up_is_told(AddressFamily family)
    {
        if (family == AddressFamily.InterNetwork)
            _hosts.Near.Set("net.ipv4.ip_default_ttl", 1);
        else
            _hosts.Near.Set("net.ipv6.conf.near.hop_limit", 1);
        (UdpEndpoint far, Inbox _) = ListenFar(family);
        UdpEndpoint near = OpenNear(family, null, FragmentationMode.System, _told.Enqueue);
        Assert.True(Send(near, far.LocalEndPoint, 100).IsSent);
        await TellByReceivingAsync(near, count: 1);
        NetworkError error = _told.First();
        Assert.Equal(
            (far.LocalEndPoint, NetworkErrorKind.HopLimitExceeded, RoutedHosts.RouterAddress(family)),
            (error.Remote.ToIPEndPoint(), error.Kind, error.Reporter));
    }

    [Fact]
    public void Where_this_machine_has_no_route_it_is_the_datagrams_own_error_and_the_path_unknown()
    {
        _hosts.Near.Ip("route del default");
        UdpEndpoint near = OpenNear(AddressFamily.InterNetwork, null, FragmentationMode.System, _told.Enqueue);
        RemoteAddress elsewhere = new IPEndPoint(RoutedHosts.ElsewhereAddress(AddressFamily.InterNetwork), 9);
        Assert.Equal(SendStatus.Unreachable, Send(near, elsewhere, 1).Status);
        Assert.Null(ReadPathMtu(near, elsewhere));
        Assert.Empty(_told);
    }

    private (UdpEndpoint Endpoint, Inbox Inbox) ListenFar(AddressFamily family) =>
        _hosts.Far.Run(() => _endpoints.Listen(new IPEndPoint(RoutedHosts.FarAddress(family), 0)));

    private UdpEndpoint OpenNear(
        AddressFamily family, RemoteAddress? remote, FragmentationMode mode, Action<NetworkError>? onError, UdpBackend backend = UdpBackend.Linux)
    {
        UdpEndpointOptions Change(UdpEndpointOptions options) =>
            options with { Backend = backend, Fragmentation = mode, OnNetworkError = onError };
        return _hosts.Near.Run(() => remote is { } connected
            ? _endpoints.Connect(connected, Change)
            : _endpoints.Bind(new IPEndPoint(RoutedHosts.NearAddress(family), 0), Change));
    }

    private SendResult Send(UdpEndpoint endpoint, RemoteAddress remote, int bytes) =>
        _hosts.Near.Run(() => endpoint.TrySend(remote, new byte[bytes]));

    private int? ReadPathMtu(UdpEndpoint endpoint, RemoteAddress remote) => _hosts.Near.Run(() => endpoint.ReadPathMtu(remote));

    /// <summary>Has the receive loop meet the error, which wakes it.</summary>
    private async Task TellByReceivingAsync(UdpEndpoint endpoint, int count)
    {
        Task run = endpoint.RunAsync(new Inbox());
        await TimeLimits.Until(() => _told.Count >= count, "the error is told");
        await endpoint.StopAsync().Within();
        await run.Within();
    }
}
