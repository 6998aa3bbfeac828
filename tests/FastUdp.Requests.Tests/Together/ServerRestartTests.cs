using System.Net;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Together;

/// <summary>A server that goes away in the middle and comes back at its port.</summary>
public class ServerRestartTests
{
    private const int Requests = 20_000;

    [Fact]
    public async Task No_request_is_lost_and_none_hangs()
    {
        var handlers = new CountingHandlers();
        var tally = new Tally();
        RequestServer first = Serve(new IPEndPoint(IPAddress.Loopback, 0), handlers);
        IPEndPoint address = first.Endpoint.LocalEndPoint;
        await using RequestClient client = RequestClient.Connect(address, new RequestClientOptions
        {
            Retry = RetryPolicy.Fixed(TimeSpan.FromMilliseconds(20), sends: 500),
            Budget = RetryBudget.Unlimited,
        });

        Task asking = Askers.AskAsync(client, address, Requests, window: 256, tally);
        await TimeLimits.Until(() => tally.Total > Requests / 4, "a quarter of the requests is over");
        await first.DisposeAsync().Within();
        Assert.False(asking.IsCompleted);
        await TimeLimits.Until(() => client.Statistics.Repetitions > 1_000, "the requests in flight are being repeated");
        await using RequestServer second = Serve(address, handlers);
        await asking.Within();

        // What the first server executed without its reply arriving, the second has executed once more: it cannot know.
        Assert.Equal(Requests, tally[RequestOutcome.Replied]);
        tally.AssertNoneMismatched();
        Assert.InRange(handlers.Most, 1, 2);
        Assert.Equal((0, 0), (client.Statistics.InFlight, client.Statistics.Waiting));
    }

    private static RequestServer Serve(IPEndPoint local, CountingHandlers handlers)
    {
        RequestServer server = RequestServer.Bind(local, handlers.Handlers);
        _ = server.RunAsync();
        return server;
    }
}
