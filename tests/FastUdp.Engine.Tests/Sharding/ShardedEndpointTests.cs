using FastUdp.Engine.Tests.Support;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.Sharding;

/// <summary>Where sockets cannot share a port.</summary>
public class ShardedEndpointTests
{
    [Fact]
    public void A_simulated_network_has_no_shards_and_says_so()
    {
        var options = new UdpEndpointOptions { Network = new SimulatedNetwork() };
        var exception = Assert.Throws<PlatformNotSupportedException>(
            () => ShardedEndpoint.Bind(TestEndpoints.Loopback, new ShardingOptions { Count = 2 }, options));
        Assert.Contains("2 shards", exception.Message, StringComparison.Ordinal);
        Assert.Contains("simulated", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_shard_works_everywhere_and_is_what_there_is_without_a_count()
    {
        var network = new SimulatedNetwork();
        var options = new UdpEndpointOptions { Network = network };
        using ShardedEndpoint endpoint = ShardedEndpoint.Bind(TestEndpoints.Loopback, options: options);
        using UdpEndpoint client = UdpEndpoint.Bind(TestEndpoints.Loopback, options);
        Assert.Single(endpoint.Shards);

        var inbox = new Inbox();
        Task run = endpoint.RunAsync(_ => inbox);
        client.TrySend(endpoint.LocalEndPoint, [7]);
        using var stop = new CancellationTokenSource();
        Task running = network.RunAsync(stop.Token);
        Assert.Equal([7], (await inbox.TakeAsync(1))[0].Payload);
        await endpoint.StopAsync().Within();
        await run.Within();
        await stop.CancelAsync();
        await running.Within();
    }
}
