using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;
using static FastUdp.Engine.Tests.Simulation.SimulatedHosts;

namespace FastUdp.Engine.Tests.Simulation;

/// <summary>A simulation of many events, or many endpoints, is carried out in moments and in little memory.</summary>
public sealed class SimulationScaleTests
{
    [Fact]
    public void An_hour_of_a_million_round_trips_and_their_timers_passes_without_garbage()
    {
        var network = new SimulatedNetwork(seed: 1, new LinkImpairment { Delay = Milliseconds(1), Jitter = Milliseconds(0.5) });
        UdpEndpoint server = network.Bind("10.0.0.1:7");
        _ = server.RunAsync(Handler.Echo);
        UdpEndpoint client = network.Bind("10.0.0.2:9");
        long replies = 0;
        _ = client.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) => replies += batch.Count));
        RemoteAddress remote = server.LocalEndPoint;
        var payload = new byte[32];
        using ITimer timer = network.TimeProvider.CreateTimer(
            _ => client.TrySend(remote, payload), null, Milliseconds(3.6), Milliseconds(3.6));

        network.Run(TimeSpan.FromMinutes(1));
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Run(TimeSpan.FromMinutes(59) + Milliseconds(10));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(replies, 1_000_000, 1_000_003);
        Assert.True(allocated < 64_000, $"{allocated:N0} bytes were allocated for a million round trips.");
    }

    [Fact]
    public void Ten_thousand_endpoints_live_in_one_network()
    {
        const int Count = 10_000;
        var network = new SimulatedNetwork(impairment: new LinkImpairment { Delay = Milliseconds(1) });
        UdpEndpointOptions small = new() { MaxDatagramBytes = 1_200, ReceiveSlots = 1, LeasedBlocks = 0 };
        UdpEndpoint server = network.Bind("10.0.0.1:7", new UdpEndpointOptions { ReceiveBufferBytes = 64 << 20 });
        _ = server.RunAsync(Handler.SendBack);
        int answered = 0;
        UdpEndpoint[] clients = [.. Enumerable.Range(0, Count).Select(i =>
        {
            UdpEndpoint client = network.Bind($"10.1.{i / 200}.{i % 200}:9", small);
            _ = client.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) => answered += batch.Count));
            return client;
        })];
        foreach (UdpEndpoint client in clients)
            client.TrySend(server.LocalEndPoint, [1, 2, 3]);
        Assert.True(network.RunUntilIdle(Second));
        Assert.Equal(Milliseconds(2), network.Now);
        Assert.Equal(Count, answered);
        foreach (UdpEndpoint client in clients)
            client.Dispose();
        Assert.All(clients, client => Assert.Equal(0, client.Statistics.BlocksRented));
    }
}
