using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Load;

/// <summary>The demo's retry server, kept busy by an engine client, however many answers come.</summary>
internal sealed class FloodSubject(string name, string group, double drop, HostPair hosts, UdpEndpointOptions options) : Subject(name, group)
{
    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        await using DemoServer server = DemoServer.Retry(hosts.Server, drop, options);
        await using var client = new FloodClient(hosts.Client, server.Address, plan.SizeBytes, drop, options);
        using var stop = new CancellationTokenSource();
        Task serving = server.Start();
        Task receiving = client.Receive();
        Task filling = client.Start(stop.Token);

        Measurement measured = Measure(client, plan);
        await stop.CancelAsync();
        await filling;
        await client.DisposeAsync();
        await receiving;
        await server.DisposeAsync();
        await serving;
        return measured;
    }

    private Measurement Measure(FloodClient client, RunPlan plan)
    {
        CountWindow window = CountWindow.Measure(plan, () => client.Received, () => client.Sent);
        long lost = RetryLoss.Of(sent: window.Grown[1], answered: window.Grown[0], drop);
        return new Measurement(plan.SizeBytes, window.Grown[0], window.Seconds, lost, window.Allocation);
    }
}
