using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Requests;

namespace FastUdp.Benchmarks.Subjects.Requests;

/// <summary>A client and a server of requests in this process, the client with a window of loops that ask.</summary>
internal sealed class RequestsSubject(
    string name, string group, int askers, bool timesRoundTrips, RequestClientOptions clientOptions, UdpEndpointOptions endpointOptions)
    : Subject(name, group)
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);

    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    public override string Describe(Measurement measured) =>
        $"{base.Describe(measured)}, {measured.Requests?.SentAgain:N0} sent again";

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        var stage = new Stage();
        using var tally = new RequestTally(stage, askers, timesRoundTrips);
        await using RequestServer server = AnsweringServer.Bind(endpointOptions);
        IPEndPoint address = server.Endpoint.LocalEndPoint;
        await using RequestClient client = RequestClient.Connect(address, clientOptions, endpointOptions);

        Task serving = server.RunAsync();
        Task asking = Asker.StartAll(client, address, tally);
        Allocation allocation = Chronometer.Run(stage, plan, () => tally.Total);

        // Awaited, it would go on where the last loop ended: on the receive loop, which cannot close itself.
        Task.WaitAny([asking], StopLimit);
        RequestClientStatistics counted = client.Statistics;
        await client.DisposeAsync();
        await asking;
        await server.DisposeAsync();
        await serving;
        return tally.Measure(plan.SizeBytes, allocation, new RequestCounts(counted.Repetitions, tally.Misses));
    }
}
