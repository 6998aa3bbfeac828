using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Load;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>The engine's echo server alone, asked by the C client that served its own server best.</summary>
internal sealed class EngineServerCeilingClient(CeilingProgram program, CeilingVariant client, string group, int window)
    : Subject($"engine-server-c-client-{client.Name}", group)
{
    /// <summary>Where the two run; by default on this machine's loopback.</summary>
    public HostPair Hosts { get; init; } = HostPair.Loopback;

    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        await using DemoServer server = DemoServer.Echo(Hosts.Server, new UdpEndpointOptions());
        Task serving = server.Start();

        Task<Measurement> asking = Task.Run(() => CeilingEchoClient.Run(program.On(Hosts.Client), client, server.Address, window, plan));
        Allocation allocation = SampleInside(server, plan);
        Measurement measured = await asking;

        await server.DisposeAsync();
        await serving;
        return measured with { Allocation = allocation };
    }

    /// <summary>
    /// The client's process keeps the time of the window. Starting it and reading what it prints allocate here, so the
    /// samples are taken well after the one and before the other; the server's own count belongs to them.
    /// </summary>
    private static Allocation SampleInside(DemoServer server, RunPlan plan)
    {
        Thread.Sleep(plan.WarmUp);
        AllocationMeter before = AllocationMeter.Sample(server.DatagramsReceived);
        Thread.Sleep(plan.Duration * 0.8);
        return before.Until(AllocationMeter.Sample(server.DatagramsReceived));
    }
}
