using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Load;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>The demo's retry server under the C client that floods it.</summary>
internal sealed class EngineRetryCeilingClient(
    CeilingProgram program, CeilingVariant client, string group, double drop, HostPair hosts, UdpEndpointOptions options)
    : Subject($"engine-server-c-client-{client.Method}", group)
{
    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        await using DemoServer server = DemoServer.Retry(hosts.Server, drop, options);
        Task serving = server.Start();
        Measurement measured = CeilingFloodClient.Run(program.On(hosts.Client), client, server.Address, drop, plan);
        await server.DisposeAsync();
        await serving;
        return measured;
    }
}
