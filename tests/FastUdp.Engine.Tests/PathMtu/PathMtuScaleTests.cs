using System.Net;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.PathMtu;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>Many remotes, and what they cost.</summary>
public class PathMtuScaleTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Remotes_are_bounded_and_those_not_used_for_longest_go_first()
    {
        var network = new SimulatedNetwork();
        await using ProbedHost host = ProbedHost.In(network, "10.0.0.1:1", new PathMtuOptions { MaxRemotes = 1_000 });
        Task<int> first = host.Discovery.DiscoverAsync(Remote(0));
        for (int i = 0; i < 10_000; i++)
        {
            host.Discovery.PayloadBytes(Remote(i));
            if (i % 100 == 99)
                network.Run(TimeSpan.FromMilliseconds(50));
        }
        PathMtuStatistics statistics = host.Discovery.Statistics;
        Assert.Equal((1_000, 9_000), (statistics.RemotesTracked, statistics.RemotesForgotten));
        Assert.True(first.IsCanceled);
        Assert.Equal(PathMtuState.Base, host.Discovery.State(Remote(0)));

        // Nobody answers and nobody asks any more: all come to rest.
        Assert.True(network.RunUntilIdle(TimeSpan.FromMinutes(10)));
        Assert.Equal(PathMtuState.Error, host.Discovery.State(Remote(9_999)));
    }

    [Fact]
    public async Task Ten_thousand_searches_that_begin_together_are_no_flood()
    {
        var network = new SimulatedNetwork();
        await using ProbedHost host = ProbedHost.In(network, "10.0.0.1:1", new PathMtuOptions { MaxRemotes = 10_000 });
        for (int i = 0; i < 10_000; i++)
            host.Discovery.PayloadBytes(Remote(i));
        long before = 0;
        for (int millisecond = 0; millisecond < 400; millisecond++)
        {
            network.Run(TimeSpan.FromMilliseconds(1));
            long sent = host.Discovery.Statistics.ProbesSent;
            Assert.InRange(sent - before, 0, 64);
            before = sent;
        }
        Assert.Equal(10_000, before);
    }

    [Fact]
    public async Task Each_of_many_remotes_is_found_for_itself()
    {
        var network = new SimulatedNetwork();
        await using ProbedHost host = ProbedHost.In(network, "10.0.0.1:1");
        var others = new List<ProbedHost>();
        var found = new List<Task<int>>();
        for (int i = 0; i < 50; i++)
        {
            var other = ProbedHost.In(network, $"10.1.0.{i + 1}:1");
            network.SetLink(IPAddress.Parse("10.0.0.1"), other.Endpoint.LocalEndPoint.Address, new LinkImpairment { MtuBytes = 1_280 + i });
            others.Add(other);
            found.Add(host.Discovery.DiscoverAsync(other.Address));
        }
        Task<int[]> all = Task.WhenAll(found);
        Assert.True(network.RunUntil(all, TimeSpan.FromMinutes(2)));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => 1_252 + i), await all.Within());
        foreach (ProbedHost other in others)
            await other.DisposeAsync();
    }

    [Fact]
    public async Task Handling_a_datagram_and_asking_for_the_size_allocate_nothing()
    {
        var network = new SimulatedNetwork();
        await using ProbedHost there = ProbedHost.In(network, "10.0.0.2:1");
        using UdpEndpoint endpoint = UdpEndpoint.Bind(
            IPEndPoint.Parse("10.0.0.1:1"), new UdpEndpointOptions { Network = network, Fragmentation = FragmentationMode.Probe });
        using var discovery = new PathMtuDiscovery(endpoint, new PathMtuOptions { ConfirmationInterval = TimeSpan.FromMilliseconds(10) });
        long allocated = 0;
        int handled = 0;
        _ = endpoint.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (Datagram datagram in batch)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                handled += discovery.TryHandle(datagram, sender) ? 1 : 0;
                discovery.PayloadBytes(datagram.Remote);
                discovery.OnDelivered(datagram.Remote, datagram.Payload.Length);
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }));

        // Probes and replies both ways, and what is neither.
        for (int i = 0; i < 2_000; i++)
        {
            allocated = i < 1_000 ? 0 : allocated;
            there.Discovery.PayloadBytes(endpoint.LocalEndPoint);
            discovery.PayloadBytes(there.Address);
            there.Endpoint.TrySend(endpoint.LocalEndPoint, new byte[100]);
            network.Run(TimeSpan.FromMilliseconds(20));
        }
        Assert.True(handled > 1_000, $"Only {handled} were handled.");

        // Less than a byte a datagram: of those nothing, and what the runtime does once beside them is none's.
        Assert.InRange(allocated, 0, 1_000);
        Assert.Equal(PathMtuState.SearchComplete, discovery.State(there.Address));
        Assert.Equal(0, there.Discovery.Statistics.RepliesUnmatched);
    }

    private static RemoteAddress Remote(int number) => new IPEndPoint(IPAddress.Parse("10.2.3.4"), number + 1);
}
