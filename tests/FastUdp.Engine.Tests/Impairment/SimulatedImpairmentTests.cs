using System.Net;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

/// <summary>An endpoint's own impairment in a simulated network: both on one virtual clock.</summary>
public class SimulatedImpairmentTests
{
    [Fact]
    public void Both_directions_suffer_at_the_exact_time()
    {
        var network = new SimulatedNetwork();
        using UdpEndpoint server = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 1_000), new UdpEndpointOptions { Network = network });
        using UdpEndpoint client = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 1_001), new UdpEndpointOptions
        {
            Network = network,
            Impairment = new ImpairmentOptions
            {
                Outgoing = new LinkImpairment { Delay = TimeSpan.FromMilliseconds(30) },
                Incoming = new LinkImpairment { Delay = TimeSpan.FromMilliseconds(12), Duplication = 1 },
            },
        });
        Task serving = server.RunAsync(Handler.Echo);
        var arrivals = new List<TimeSpan>();
        Task receiving = client.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (Datagram datagram in batch)
                arrivals.Add(network.Now);
        }));

        for (int i = 0; i < 5; i++)
        {
            Assert.True(client.TrySend(server.LocalEndPoint, [1]).IsSent);
            network.Run(TimeSpan.FromMilliseconds(1));
        }
        Assert.True(network.RunUntilIdle(TimeSpan.FromSeconds(1)));
        Assert.Equal(Enumerable.Range(0, 5).SelectMany(i => Enumerable.Repeat(TimeSpan.FromMilliseconds(42 + i), 2)), arrivals);
        Assert.Equal((5, 10), (client.Impairment!.Outgoing.Delivered, client.Impairment.Incoming.Delivered));
        client.Dispose();
        server.Dispose();
        Assert.True(receiving.IsCompletedSuccessfully && serving.IsCompletedSuccessfully);
    }
}
