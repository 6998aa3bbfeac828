using System.Net;
using FastUdp.Engine.Tests.Simulation;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Messages;
using FastUdp.PathMtu;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>The discovery of an endpoint, on virtual time.</summary>
public sealed class PathMtuDiscoveryTests : IAsyncLifetime
{
    private const string Here = "10.0.0.1:1";
    private const string There = "10.0.0.2:1";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly SimulatedNetwork _network = new(1, new LinkImpairment { MtuBytes = 1_500, Delay = TimeSpan.FromMilliseconds(5) });
    private readonly ProbedHost _here;
    private readonly ProbedHost _there;

    public PathMtuDiscoveryTests()
    {
        _here = ProbedHost.In(_network, Here);
        _there = ProbedHost.In(_network, There);
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
    }

    [Fact]
    public async Task The_size_is_found_and_told_to_who_waits()
    {
        Assert.Equal((1_200, PathMtuState.Base), (_here.Discovery.PayloadBytes(_there.Address), _here.Discovery.State(_there.Address)));
        Task<int> found = _here.Discovery.DiscoverAsync(_there.Address);
        Assert.True(_network.RunUntil(found, Second * 2));
        Assert.Equal((1_472, 1_472), (await found, _here.Discovery.PayloadBytes(_there.Address)));
        Assert.Equal(PathMtuState.SearchComplete, _here.Discovery.State(_there.Address));
        Assert.Equal(1_472, await _here.Discovery.DiscoverAsync(_there.Address).Within());

        // Nothing of this was for the handlers.
        Assert.Empty(_here.Received.Concat(_there.Received));
        PathMtuStatistics statistics = _here.Discovery.Statistics;
        Assert.Equal(statistics.ProbesSent, statistics.ProbesAcknowledged + statistics.ProbesLost);
        Assert.Equal(statistics.ProbesAcknowledged, _there.Discovery.Statistics.ProbesAnswered);
        Assert.Equal((1, 0, 0), (statistics.RemotesTracked, statistics.RepliesUnmatched, statistics.BlackHoles));
    }

    [Fact]
    public void What_is_sent_at_the_size_found_passes_and_nothing_longer_is_tried_until_the_raise_interval()
    {
        Discover();
        long tooLong = _network.Statistics.TooLong;
        for (int i = 0; i < 500; i++)
        {
            _here.Endpoint.TrySend(_there.Address, new byte[_here.Discovery.PayloadBytes(_there.Address)]);
            _network.Run(Second);
        }
        Assert.Equal(tooLong, _network.Statistics.TooLong);
        Assert.Equal(Enumerable.Repeat(1_472, 500), _there.Received);
        for (int i = 0; i < 200; i++)
        {
            _here.Discovery.PayloadBytes(_there.Address);
            _network.Run(Second);
        }
        Assert.InRange(_network.Statistics.TooLong, tooLong + 1, tooLong + 6);
    }

    [Fact]
    public void A_path_that_shrinks_and_grows_is_followed()
    {
        Discover();
        SetMtu(1_400);
        RunUntil(() => _here.Discovery.PayloadBytes(_there.Address) == 1_372, Second * 15);
        Assert.Equal(1, _here.Discovery.Statistics.BlackHoles);
        SetMtu(9_000);
        RunUntil(() => _here.Discovery.PayloadBytes(_there.Address) == 8_972, Second * 620);
    }

    [Fact]
    public void Losses_that_are_told_are_a_black_hole_at_once()
    {
        Discover();
        SetMtu(1_280);
        for (int i = 0; i < 3; i++)
            _here.Discovery.OnLost(_there.Address, 1_472);
        Assert.Equal(1_200, _here.Discovery.PayloadBytes(_there.Address));
        RunUntil(() => _here.Discovery.PayloadBytes(_there.Address) == 1_252, Second * 5);
    }

    [Fact]
    public void A_router_is_believed_no_more_than_a_probe_bears_out()
    {
        Discover();
        _here.Discovery.OnNetworkError(new NetworkError(_there.Address, NetworkErrorKind.TooLong, 1_000, IPAddress.Loopback, 0));
        Assert.Equal(1_472, _here.Discovery.PayloadBytes(_there.Address));
        _network.Run(Second);
        Assert.Equal(1_472, _here.Discovery.PayloadBytes(_there.Address));
        SetMtu(1_280);
        _here.Discovery.OnNetworkError(new NetworkError(_there.Address, NetworkErrorKind.TooLong, 1_280, IPAddress.Loopback, 0));
        RunUntil(() => _here.Discovery.PayloadBytes(_there.Address) == 1_252, Second * 4);
    }

    [Fact]
    public async Task Forged_replies_are_dropped_whoever_sends_them()
    {
        using UdpEndpoint stranger = _network.Bind("10.0.0.3:1");
        Task<int> found = _here.Discovery.DiscoverAsync(_there.Address);
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++)
        {
            var reply = new PathMtuReply((ulong)random.NextInt64(), (ushort)random.Next());
            (i % 2 == 0 ? stranger : _there.Endpoint).TrySend(_here.Address, reply);
            if (i % 10 == 0)
                _network.Run(TimeSpan.FromMilliseconds(1));
        }
        _network.Run(Second * 5);
        Assert.Equal(1_472, await found.Within());
        Assert.Equal(10_000, _here.Discovery.Statistics.RepliesUnmatched);
        Assert.Equal(1, _here.Discovery.Statistics.RemotesTracked);
    }

    [Fact]
    public void The_reply_of_another_address_does_not_count()
    {
        // All that is sent there is seen, and the nonce sent back from elsewhere.
        using UdpEndpoint stranger = _network.Bind("10.0.0.3:1");
        UdpEndpoint silent = _network.Bind("10.0.0.4:1");
        _ = silent.RunAsync(new Handler((in DatagramBatch batch, DatagramSender _) =>
        {
            foreach (Datagram datagram in batch)
            {
                Assert.True(PathMtuProbe.TryRead(datagram.Payload, out PathMtuProbe probe, out WireFault _));
                stranger.TrySend(datagram.Remote, new PathMtuReply(probe.Nonce, probe.PayloadBytes));
            }
        }));
        _here.Discovery.PayloadBytes(silent.LocalEndPoint);
        _network.Run(Second * 10);
        Assert.Equal(PathMtuState.Error, _here.Discovery.State(silent.LocalEndPoint));
        Assert.Equal(_here.Discovery.Statistics.ProbesSent, _here.Discovery.Statistics.RepliesUnmatched);
        silent.Dispose();
    }

    [Fact]
    public void A_reply_is_never_longer_than_the_probe_and_a_probe_that_lies_about_its_length_has_none()
    {
        (UdpEndpoint prober, List<string> replies) = _network.Listen("10.0.0.3:1");
        for (int length = 0; length < 100; length++)
        {
            byte[] probe = new byte[Math.Max(length, PathMtuProbe.MaxWireSize)];
            PathMtuProbe.TryWrite(new PathMtuProbe(7, 50), probe, out _, out _);
            prober.TrySend(_here.Address, probe.AsSpan(0, length));
        }
        _network.Run(Second);
        string reply = Assert.Single(replies);
        Assert.EndsWith(" FB7F07000000000000003200", reply, StringComparison.Ordinal);
        Assert.Equal(PathMtuReply.MaxWireSize, PathMtuProbe.MaxWireSize);

        // Two bytes are an identifier; less is somebody else's.
        Assert.Equal((1, 97), (_here.Discovery.Statistics.ProbesAnswered, _here.Discovery.Statistics.ProbesMalformed));
        Assert.Equal([0, 1], _here.Received);
        Assert.Equal(0, _here.Discovery.Statistics.RemotesTracked);
        prober.Dispose();
    }

    [Fact]
    public async Task A_probe_that_the_remote_receives_cut_has_no_reply()
    {
        using UdpEndpoint narrow = _network.Bind("10.0.0.3:1", new UdpEndpointOptions { Fragmentation = FragmentationMode.Probe, MaxDatagramBytes = 1_300 });
        using var discovery = new PathMtuDiscovery(narrow);
        _ = narrow.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (Datagram datagram in batch)
                Assert.True(discovery.TryHandle(datagram, sender));
        }));
        Task<int> found = _here.Discovery.DiscoverAsync(narrow.LocalEndPoint);
        _network.Run(Second * 20);
        Assert.Equal(1_300, await found.Within());
        Assert.True(discovery.Statistics.ProbesMalformed > 0);
    }

    [Fact]
    public async Task Who_waits_in_vain_is_told()
    {
        var nobody = RemoteAddress.Parse("10.9.9.9:9");
        using var cancellation = new CancellationTokenSource();
        Task<int> cancelled = _here.Discovery.DiscoverAsync(nobody, cancellation.Token);
        Task<int> disposed = _here.Discovery.DiscoverAsync(nobody);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled).Within();
        _here.Discovery.Dispose();
        _here.Discovery.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => disposed).Within();
        Assert.Throws<ObjectDisposedException>(() => _here.Discovery.PayloadBytes(nobody));
        Assert.True(_network.RunUntilIdle(Second));
    }

    [Fact]
    public void A_discovery_whose_endpoint_is_gone_stops()
    {
        _here.Discovery.PayloadBytes(_there.Address);
        _here.Endpoint.Dispose();
        Assert.True(_network.RunUntilIdle(Second * 60));
    }

    [Fact]
    public void An_endpoint_that_fragments_and_options_out_of_bounds_are_refused()
    {
        using UdpEndpoint endpoint = _network.Bind("10.0.0.3:1");
        Assert.Contains("System", Assert.Throws<ArgumentException>(() => new PathMtuDiscovery(endpoint)).Message, StringComparison.Ordinal);
        foreach (PathMtuOptions options in (PathMtuOptions[])
        [
            new() { BasePayloadBytes = 39, MinPayloadBytes = 39 }, new() { MinPayloadBytes = 1_201 }, new() { MaxPayloadBytes = 1_199 },
            new() { MaxPayloadBytes = 65_528 }, new() { MaxProbes = 0 }, new() { MaxRemotes = 0 }, new() { ProbeTimeout = TimeSpan.Zero },
            new() { RaiseInterval = TimeSpan.FromDays(2) }, new() { ConfirmationInterval = Timeout.InfiniteTimeSpan },
        ])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new PathMtuDiscovery(_here.Endpoint, options));
        }
        Assert.Throws<ArgumentException>(() => _here.Discovery.PayloadBytes(RemoteAddress.Parse("[2001:db8::1]:1")));
    }

    private void Discover() => Assert.True(_network.RunUntil(_here.Discovery.DiscoverAsync(_there.Address), Second * 5));

    private void SetMtu(int mtu) =>
        _network.SetLink(IPEndPoint.Parse(Here).Address, IPEndPoint.Parse(There).Address, new LinkImpairment { MtuBytes = mtu, Delay = TimeSpan.FromMilliseconds(5) });

    private void RunUntil(Func<bool> condition, TimeSpan limit)
    {
        TimeSpan end = _network.Now + limit;
        while (!condition())
        {
            Assert.True(_network.Now < end, $"Not within {limit}.");
            _network.Run(Second / 10);
        }
    }
}
