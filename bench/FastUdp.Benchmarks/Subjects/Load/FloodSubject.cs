using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Load;

/// <summary>The demo's retry server, asked by an engine client as fast as it can, however many answers come.</summary>
internal sealed class FloodSubject(string name, string group, double drop, HostPair hosts, UdpEndpointOptions options) : Subject(name, group)
{
    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        await using DemoServer server = DemoServer.Retry(hosts.Server, drop, options);
        await using var client = new LoadClient(hosts.Client, server.Address, plan.SizeBytes, isAnswered: true, options);
        using var stop = new CancellationTokenSource();
        Task serving = server.Start();
        Task receiving = client.Receive();
        Task sending = client.OnSendingThread(() => SendUntil(client, stop.Token));

        Measurement measured = Measure(client, plan);
        await stop.CancelAsync();
        await sending;
        await client.DisposeAsync();
        await receiving;
        await server.DisposeAsync();
        await serving;
        return measured;
    }

    private static void SendUntil(LoadClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            client.Send(client.Burst);
    }

    private Measurement Measure(LoadClient client, RunPlan plan)
    {
        CountWindow window = CountWindow.Measure(plan, () => client.Received, () => client.Sent);
        long lost = RetryLoss.Of(sent: window.Grown[1], answered: window.Grown[0], drop);
        return new Measurement(plan.SizeBytes, window.Grown[0], window.Seconds, lost, window.Allocation);
    }
}
