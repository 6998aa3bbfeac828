using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>A C client against a C server, two processes: the limit of an echo server that a C client asks.</summary>
internal sealed class CeilingEchoPair(CeilingProgram program, CeilingVariant variant, string group, int window)
    : Subject($"ceiling-server-c-client-{variant.Name}", group)
{
    public override bool IsCeiling => true;

    /// <summary>How client and server work.</summary>
    public CeilingVariant Variant => variant;

    /// <summary>Where the two run; by default on this machine's loopback.</summary>
    public HostPair Hosts { get; init; } = HostPair.Loopback;

    public override Measurement Run(RunPlan plan)
    {
        using CeilingServer server = program.On(Hosts.Server).StartServer(["echo-server", .. variant.Arguments]);
        return CeilingEchoClient.Run(program.On(Hosts.Client), variant, server.Address, window, plan);
    }
}
