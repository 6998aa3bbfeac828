using System.Net;
using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Requests.Tests.Support;

/// <summary>
/// Two clients and a server on a simulated network, all of it drawn from one seed: what befalls the datagrams, the
/// policies, how long handlers take, who cancels.
/// </summary>
internal sealed class SimulatedScenario
{
    private const int Requests = 40;

    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    private readonly Random _chance;
    private readonly SimulatedNetwork _network;
    private readonly CountingHandlers _counting = new();
    private readonly Tally _tally = new();

    private SimulatedScenario(int seed)
    {
        _chance = new Random(seed);
        _network = new SimulatedNetwork(seed, DrawImpairment());
    }

    /// <summary>Runs the scenario of a seed to its end, checks what must hold, and gives what was counted as one line.</summary>
    public static string Run(int seed) => new SimulatedScenario(seed).Run();

    private string Run()
    {
        RequestServer server = RequestServer.Bind(
            IPEndPoint.Parse("10.0.0.1:1060"), DrawHandlers(), DrawServerOptions(), new UdpEndpointOptions { Network = _network });
        Task serving = server.RunAsync();
        RemoteAddress address = server.Endpoint.LocalEndPoint;
        RequestClient connected = RequestClient.Connect(
            server.Endpoint.LocalEndPoint, DrawClientOptions(), new UdpEndpointOptions { Network = _network });
        UdpEndpoint open = UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.3:0"), new UdpEndpointOptions { Network = _network });
        var unconnected = new RequestClient(open, DrawClientOptions());

        using var cancelling = new CancellationTokenSource(TimeSpan.FromSeconds(_chance.Next(1, 20)), _network.TimeProvider);
        Task asking = Task.WhenAll(
            Askers.AskAsync(connected, address, Requests, _chance.Next(1, 40), _tally),
            Askers.AskAsync(unconnected, address, Requests, _chance.Next(1, 40), _tally, Requests, cancelling.Token));
        Finish(asking);
        _network.Run(TimeSpan.FromMinutes(5)); // Whatever is still under way arrives late.

        RequestClientStatistics[] asked = [connected.Statistics, unconnected.Statistics];
        RequestServerStatistics served = server.Statistics;
        long received = server.Endpoint.Statistics.DatagramsReceived;
        Finish(connected.DisposeAsync().AsTask());
        Finish(unconnected.DisposeAsync().AsTask());
        Finish(open.DisposeAsync().AsTask());
        Finish(server.DisposeAsync().AsTask());
        Finish(serving);
        Check(asked, served, received);
        return $"{_network.Now}; {_tally}; {asked[0]}; {asked[1]}; {served}";
    }

    private void Finish(Task task)
    {
        Assert.True(_network.RunUntil(task, Limit), "Something hangs.");
        task.GetAwaiter().GetResult();
    }

    private void Check(RequestClientStatistics[] asked, RequestServerStatistics served, long received)
    {
        Assert.Equal(2 * Requests, _tally.Total);
        Assert.Equal(0, _tally[RequestOutcome.Closed] + _tally[RequestOutcome.Rejected] + _tally[RequestOutcome.Overloaded]);
        _tally.AssertNoneMismatched();
        Assert.InRange(_counting.Most, 0, 1);
        Assert.Equal(_counting.Count, served.Executed);
        Assert.All(asked, client => Assert.Equal((0, 0), (client.InFlight, client.Waiting)));
        Assert.Equal(_tally[RequestOutcome.Replied], asked.Sum(client => client.Replied));
        Assert.Equal(
            received,
            served.Executed + served.Replayed + served.Joined + served.WithoutHandler + served.Malformed + served.NotRequests
                + served.Stale + served.Inconsistent + served.RateLimited + served.Overloaded + served.ChallengedFirst);
    }

    private LinkImpairment DrawImpairment() => new()
    {
        Loss = _chance.Next(2) == 0
            ? LossModel.Independent(_chance.NextDouble() * 0.6)
            : LossModel.GilbertElliott(_chance.NextDouble() * 0.1, 0.1 + (_chance.NextDouble() * 0.5)),
        Delay = TimeSpan.FromMilliseconds(100),
        Jitter = TimeSpan.FromMilliseconds(_chance.Next(0, 100)),
        Duplication = _chance.NextDouble() * 0.3,
        Reordering = _chance.NextDouble() * 0.3,
        ReorderingDelay = TimeSpan.FromMilliseconds(_chance.Next(1, 3_000)),
        Outages = [new Outage(TimeSpan.FromSeconds(_chance.Next(0, 10)), TimeSpan.FromSeconds(_chance.Next(0, 10)))],
    };

    private RequestClientOptions DrawClientOptions() => new()
    {
        Retry = _chance.Next(3) switch
        {
            0 => RetryPolicy.Exponential(),
            1 => RetryPolicy.Fixed(TimeSpan.FromMilliseconds(_chance.Next(50, 1_000)), _chance.Next(1, 10)),
            _ => RetryPolicy.Adaptive(_chance.Next(1, 8)),
        },
        Budget = _chance.Next(2) == 0 ? RetryBudget.Default : new RetryBudget(_chance.Next(0, 20), 1, 1),
        MaxInFlight = _chance.Next(1, 64),
        RunContinuationsAsynchronously = false,
        Random = new Random(_chance.Next()),
    };

    private RequestServerOptions DrawServerOptions() => new()
    {
        // Longer than any request is repeated (an adaptive policy waits for up to a minute, eight times) and any datagram is
        // under way: within it nothing is executed twice.
        SessionLifetime = TimeSpan.FromMinutes(20),
        Random = new Random(_chance.Next()),
    };

    private RequestHandlers DrawHandlers() => _chance.Next(2) == 0
        ? _counting.Handlers
        : _counting.SlowHandlers(_network.TimeProvider, TimeSpan.FromMilliseconds(_chance.Next(1, 1_000)));
}
