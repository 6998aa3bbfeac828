using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

public abstract partial class ClientContract
{
    private const int Measured = 50_000;

    // What a steady state may allocate altogether: not a byte for each of its thousands of requests, but what the measurement itself
    // takes, a few tasks, and what the thread pool's queues grow by.
    private const long AllocationAllowance = 64 * 1_024;

    [Theory]
    [InlineData(1, false)]
    [InlineData(64, false)]
    [InlineData(1, true)]
    [InlineData(64, true)]
    public async Task A_request_allocates_nothing_once_warm(int window, bool asynchronously)
    {
        RequestClient client = Servers.Connect(
            Servers.Serve(new ClientEcho()), new RequestClientOptions { RunContinuationsAsynchronously = asynchronously });
        int total = window == 1 ? Measured / 10 : Measured;
        await AssertAllocatesNothingAsync(client, total, window);
    }

    [Fact]
    public async Task A_request_with_a_token_allocates_nothing_once_warm()
    {
        RequestClient client = Servers.Connect(Servers.Serve(new ClientEcho()));
        using var stop = new CancellationTokenSource();
        await AssertAllocatesNothingAsync(client, Measured, window: 64, stop.Token);
    }

    [Fact]
    public void A_hundred_thousand_requests_in_flight_take_at_most_200_bytes_each()
    {
        const int Requests = 100_000;
        RequestClient client = Servers.Connect(
            Servers.Bind().LocalEndPoint, // Nobody reads there.
            new RequestClientOptions { MaxInFlight = Requests, MaxSpan = 1 << 17, Retry = Patient });
        Begin(client, 1);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Begin(client, Requests - 1);
        Assert.Equal(Requests, client.Statistics.InFlight);
        double each = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / Requests;
        TestContext.Current.TestOutputHelper?.WriteLine($"{each:0.0} bytes a request");
        Assert.InRange(each, 0, 200);
        GC.KeepAlive(client);
    }

    /// <summary>Begins requests that nobody awaits: what they cost is the client's alone.</summary>
    private static void Begin(RequestClient client, int requests)
    {
        for (int i = 0; i < requests; i++)
#pragma warning disable CA2012 // Nothing is ever done with them.
            _ = client.TryRequestAsync<Question, Answer>(new Question(i));
#pragma warning restore CA2012
    }

    /// <summary>Of four rounds, the first of which warms up, the one that allocates least: a pool of the runtime's may grow in any.</summary>
    private static async Task AssertAllocatesNothingAsync(RequestClient client, int total, int window, CancellationToken stop = default)
    {
        await AskManyAsync(client, total, window, stop).Within();
        long least = long.MaxValue;
        for (int round = 0; round < 3 && least > AllocationAllowance; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await AskManyAsync(client, total, window, stop).Within();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        Assert.InRange(least, 0, AllocationAllowance);
    }

    private static async Task AskManyAsync(RequestClient client, int total, int window, CancellationToken stop = default)
    {
        Task[] askers = [.. Enumerable.Range(0, window).Select(_ => AskInTurnAsync(client, total / window, stop))];
        await Task.WhenAll(askers);
    }

    private static async Task AskInTurnAsync(RequestClient client, int requests, CancellationToken stop)
    {
        for (int i = 0; i < requests; i++)
        {
            Answer answer = await client.RequestAsync<Question, Answer>(new Question(i), stop).ConfigureAwait(false);
            if (answer.Number != i)
                throw new InvalidOperationException($"The reply to {i} is that to {answer.Number}.");
        }
    }
}
