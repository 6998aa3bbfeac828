using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Demo.Broadcast.Blast;
using FastUdp.Demo.Broadcast.Networks;

namespace FastUdp.Benchmarks.Subjects.Load;

/// <summary>
/// <c>fastudp broadcast blast --rate unbounded</c> and <c>fastudp broadcast server</c>: every datagram is written whole and numbered, and the server
/// looks each number up among those that came.
/// </summary>
internal sealed class BlastSubject(string name, string group, HostPair hosts, UdpEndpointOptions options) : Subject(name, group)
{
    // Longer than any run: its end is cancelled.
    private static readonly TimeSpan Endless = TimeSpan.FromHours(1);

    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        await using DemoServer server = DemoServer.Broadcast(hosts.Server, options);
        await using UdpEndpoint endpoint = hosts.Client.Open(OpenSender);
        var target = new BroadcastTarget(new IPEndPoint(hosts.Broadcast, server.Port));
        var blast = new BlastRun(endpoint, [target], new BlastOptions(plan.SizeBytes, double.PositiveInfinity, Endless), run: 1);
        using var stop = new CancellationTokenSource();
        Task serving = server.Start();

        // The thread that the run makes for itself stays on the core of the one that asks for it.
        Task sending = EndTask.OnThread("bench blast", () => blast.RunAsync(stop.Token).GetAwaiter().GetResult(), hosts.Client.Core);

        CountWindow window = CountWindow.Measure(plan, () => server.DatagramsReceived, () => endpoint.Statistics.DatagramsSent);
        await stop.CancelAsync();
        await sending;
        await server.DisposeAsync();
        await serving;
        return new Measurement(
            plan.SizeBytes, window.Grown[0], window.Seconds, Math.Max(window.Grown[1] - window.Grown[0], 0), window.Allocation);
    }

    private UdpEndpoint OpenSender() =>
        UdpEndpoint.Bind(new IPEndPoint(IPAddress.Any, 0), hosts.Client.Place(options) with { Broadcast = true });
}
