using System.Net;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Together;

/// <summary>
/// Hostile datagrams beside real requests, and from the very addresses of the real peers: whoever sends them has forged the source and
/// sees none of the traffic.
/// </summary>
public class HostileTests
{
    private const int Burst = 1_024;
    private const long LargestGrowth = 64L << 20;

    private readonly CountingHandlers _handlers = new();
    private readonly Tally _tally = new();

    [Fact]
    public async Task Ten_million_random_and_mutated_datagrams_harm_nothing()
    {
        const int Hostile = 5_000_000;
        const int Requests = 20_000;
        await using RequestServer server = Serve();
        await using UdpEndpoint asking = Bind();
        await using RequestClient client = Ask(asking);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        Task requests = Askers.AskAsync(client, server.Endpoint.LocalEndPoint, Requests, window: 64, _tally);
        await Task.WhenAll(
            TimeLimits.OnOwnThread(() => Flood(client.Endpoint, server.Endpoint, Hostile, seed: 5)),
            TimeLimits.OnOwnThread(() => Flood(server.Endpoint, client.Endpoint, Hostile, seed: 6))).WaitAsync(TimeSpan.FromMinutes(5));
        await requests.Within();

        AssertUnharmed(client, server, Requests);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, LargestGrowth);
        RequestServerStatistics served = server.Statistics;
        Assert.True(served is { NotRequests: > 0, Malformed: > 0, Stale: > 0, Inconsistent: >= 0 }, served.ToString());
        Assert.True(client.Statistics is { RepliesForeign: > 0, RepliesLate: > 0, RepliesMalformed: > 0 }, client.Statistics.ToString());
    }

    [Fact]
    public async Task Forged_replies_at_100_000_a_second_from_the_servers_address_match_no_request()
    {
        const int Requests = 500_000;
        const int PerTick = 100;
        await using RequestServer server = Serve();
        await using UdpEndpoint asking = Bind();
        await using RequestClient client = Ask(asking);

        Task requests = Askers.AskAsync(client, server.Endpoint.LocalEndPoint, Requests, window: 64, _tally);
        long forged = 0;
        using (var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1)))
        using (DatagramSender sender = server.Endpoint.CreateSender())
        {
            var datagrams = new HostileDatagrams(seed: 7);
            var started = System.Diagnostics.Stopwatch.StartNew();
            while (!requests.IsCompleted)
            {
                await tick.WaitForNextTickAsync();

                // Whatever the ticks are late, the rate is kept.
                for (long due = PerTick * (long)started.Elapsed.TotalMilliseconds; forged < due; forged++)
                    sender.Send(client.Endpoint.LocalEndPoint, datagrams.Next());
                sender.Flush();
            }
        }
        await requests.Within();

        AssertUnharmed(client, server, Requests);
        Assert.True(client.Statistics.RepliesForeign + client.Statistics.RepliesLate > forged / 4, client.Statistics.ToString());
    }

    private void AssertUnharmed(RequestClient client, RequestServer server, int requests)
    {
        _tally.AssertNoneMismatched();
        Assert.Equal(requests, _tally[RequestOutcome.Replied]);
        Assert.Equal(requests, _handlers.Count);
        Assert.Equal(1, _handlers.Most);
        Assert.Equal((0, 0), (client.Statistics.InFlight, client.Statistics.Waiting));
        Assert.InRange(server.Statistics.Sessions, 1, 16);
    }

    /// <summary>Sends hostile datagrams from one endpoint to another, no faster than they are received.</summary>
    private static void Flood(UdpEndpoint from, UdpEndpoint to, int count, int seed)
    {
        var datagrams = new HostileDatagrams(seed);
        using DatagramSender sender = from.CreateSender();
        RemoteAddress target = to.LocalEndPoint;
        for (long end = to.Statistics.DatagramsReceived + count; to.Statistics.DatagramsReceived < end;)
        {
            long seen = to.Statistics.DatagramsReceived;
            for (int i = 0; i < Burst; i++)
                sender.Send(target, datagrams.Next());
            sender.Flush();
            SpinWait.SpinUntil(() => to.Statistics.DatagramsReceived - seen >= Burst / 2, TimeSpan.FromMilliseconds(1));
        }
    }

    private RequestServer Serve()
    {
        RequestServer server = RequestServer.Bind(new IPEndPoint(IPAddress.Loopback, 0), _handlers.Handlers);
        _ = server.RunAsync();
        return server;
    }

    // Not connected, so that it is not the kernel that turns strangers away; patient, for a flood crowds real datagrams out.
    private static UdpEndpoint Bind() => UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    private static RequestClient Ask(UdpEndpoint endpoint) => new(
        endpoint,
        new RequestClientOptions { Retry = RetryPolicy.Fixed(TimeSpan.FromMilliseconds(50), sends: 200), Budget = RetryBudget.Unlimited });
}
