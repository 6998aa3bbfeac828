using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Requests;

namespace FastUdp.Benchmarks.Subjects.Requests;

/// <summary>
/// A window of loops that ask one server while the same client waits for another, which never answers.
/// <list type="number">
/// <item>One request is answered, so that what a client has but once is there.</item>
/// <item>The others are sent. What the process's memory has grown by is theirs: nothing of them was there before.</item>
/// <item>The loops ask, as in <see cref="RequestsSubject"/>.</item>
/// </list>
/// </summary>
internal sealed class OutstandingSubject(
    string name, string group, int askers, int outstanding, RequestClientOptions clientOptions, UdpEndpointOptions endpointOptions)
    : Subject(name, group)
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);
    private static readonly IPEndPoint Local = new(IPAddress.Loopback, 0);

    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    public override string Describe(Measurement measured) =>
        $"{measured.Mpps:0.000} M/s, {measured.Requests?.SentAgain:N0} sent again, {measured.Requests?.OutstandingBytesEach ?? 0:0.0} B each outstanding";

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        var stage = new Stage();
        using var tally = new RequestTally(stage, askers, timesRoundTrips: false);
        await using RequestServer server = AnsweringServer.Bind(endpointOptions);
        await using UdpEndpoint deaf = UdpEndpoint.Bind(Local, endpointOptions);
        await using UdpEndpoint endpoint = UdpEndpoint.Bind(Local, endpointOptions);
        await using var client = new RequestClient(endpoint, clientOptions);

        Task serving = server.RunAsync();
        RemoteAddress address = server.Endpoint.LocalEndPoint;
        client.RequestAsync<Ask, Answer>(address, Ask.Of(0)).AsTask().Wait(StopLimit);
        var pending = new ValueTask<RequestResult<Pong>>[outstanding];
        double bytesEach = Fill(pending, client, deaf.LocalEndPoint);

        Task asking = Asker.StartAll(client, address, tally);
        Allocation allocation = Chronometer.Run(stage, plan, () => tally.Total);
        Task.WaitAny([asking], StopLimit);
        RequestClientStatistics counted = client.Statistics;
        await client.DisposeAsync();
        await asking;
        await RequireClosedAsync(pending);
        await server.DisposeAsync();
        await serving;
        var counts = new RequestCounts(counted.Repetitions, tally.Misses, outstanding == 0 ? null : bytesEach);
        return tally.Measure(plan.SizeBytes, allocation, counts);
    }

    /// <summary>Sends the requests that are not answered.</summary>
    /// <returns>The bytes each takes.</returns>
    private static double Fill(ValueTask<RequestResult<Pong>>[] pending, RequestClient client, RemoteAddress deaf)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
#pragma warning disable CA2012 // Each is awaited once, in the end.
        for (int index = 0; index < pending.Length; index++)
            pending[index] = client.TryRequestAsync<Ping, Pong>(deaf, new Ping((uint)index, index));
#pragma warning restore CA2012
        return (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / pending.Length;
    }

    /// <summary>One that had ended earlier was not outstanding all the time.</summary>
    private static async Task RequireClosedAsync(ValueTask<RequestResult<Pong>>[] pending)
    {
        foreach (ValueTask<RequestResult<Pong>> one in pending)
        {
            RequestResult<Pong> result = await one;
            if (result.Outcome != RequestOutcome.Closed)
                throw new InvalidDataException($"A request that should have waited until the end was {result.Outcome}.");
        }
    }
}
