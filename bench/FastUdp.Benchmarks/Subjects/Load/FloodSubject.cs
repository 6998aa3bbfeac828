using System.Diagnostics;
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
        await using var client = new LoadClient(hosts.Client, server.Address, plan.SizeBytes, options);
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

    /// <summary>The counts at the two ends of the window; what they are off by is a batch at most.</summary>
    private Measurement Measure(LoadClient client, RunPlan plan)
    {
        Thread.Sleep(plan.WarmUp);
        AllocationMeter before = AllocationMeter.Sample(client.Received);
        long start = Stopwatch.GetTimestamp();
        long received = client.Received;
        long sent = client.Sent;
        Thread.Sleep(plan.Duration);
        received = client.Received - received;
        sent = client.Sent - sent;
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Allocation allocation = before.Until(AllocationMeter.Sample(client.Received));
        return new Measurement(plan.SizeBytes, received, seconds, RetryLoss.Of(sent, received, drop), allocation);
    }
}
