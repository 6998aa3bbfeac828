using System.Net;
using FastUdp.Impairment;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Together;

/// <summary>Real sockets behind a network that loses, repeats and reorders.</summary>
public class BadNetworkTests
{
    private const int Requests = 100_000;

    private static readonly LinkImpairment Bad = new()
    {
        Loss = LossModel.Independent(0.3),
        Duplication = 0.05,
        Reordering = 0.05,
        ReorderingDelay = TimeSpan.FromMilliseconds(2),
    };

    [Fact]
    public async Task Of_100_000_requests_each_ends_and_each_is_executed_at_most_once()
    {
        var handlers = new CountingHandlers();
        var tally = new Tally();
        RequestServer server = RequestServer.Bind(new IPEndPoint(IPAddress.Loopback, 0), handlers.Handlers);
        Task serving = server.RunAsync();
        RequestClient client = RequestClient.Connect(server.Endpoint.LocalEndPoint, Patient, Impaired);

        await Askers.AskAsync(client, server.Endpoint.LocalEndPoint, Requests, window: 4_096, tally).Within();

        RequestClientStatistics asked = client.Statistics;
        await client.DisposeAsync().Within();
        await server.DisposeAsync().Within();
        await serving.Within();

        tally.AssertRepliedOrTimedOut(Requests);
        Assert.Equal(1, handlers.Most);
        Assert.InRange(handlers.Count, tally[RequestOutcome.Replied], Requests);
        Assert.Equal(handlers.Count, server.Statistics.Executed);
        Assert.Equal((0, 0), (asked.InFlight, asked.Waiting));
        Assert.Equal(Requests, asked.Replied + asked.TimedOut + asked.Refused);
        Assert.True(asked.Repetitions > 0 && server.Statistics.Replayed > 0 && asked.RepliesLate > 0, "Nothing was lost or repeated.");
        Assert.Equal(0, client.Endpoint.Statistics.BlocksRented);
        Assert.Equal(0, server.Endpoint.Statistics.BlocksRented);
    }

    private static RequestClientOptions Patient { get; } = new()
    {
        Retry = RetryPolicy.Exponential(TimeSpan.FromMilliseconds(25), longestWait: TimeSpan.FromMilliseconds(500)),
        Budget = RetryBudget.Unlimited,
        MaxInFlight = 4_096,
    };

    private static UdpEndpointOptions Impaired { get; } = new()
    {
        Impairment = new ImpairmentOptions { Seed = 4, Outgoing = Bad, Incoming = Bad },
    };
}
