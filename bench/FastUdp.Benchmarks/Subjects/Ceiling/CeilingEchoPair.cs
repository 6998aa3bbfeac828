using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>A C client against a C server, two processes: the limit of an echo server that a C client asks.</summary>
internal sealed class CeilingEchoPair(CeilingProgram program, CeilingVariant variant, string group, int window)
    : Subject($"ceiling-server-c-client-{variant.Name}", group)
{
    public override bool IsCeiling => true;

    /// <summary>How client and server work.</summary>
    public CeilingVariant Variant => variant;

    public override Measurement Run(RunPlan plan)
    {
        using CeilingServer server = program.StartServer(["echo-server", .. variant.Arguments]);
        return CeilingEchoClient.Run(program, variant, server.Port, window, plan);
    }
}
