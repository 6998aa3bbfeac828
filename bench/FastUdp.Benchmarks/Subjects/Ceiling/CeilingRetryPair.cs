using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>A C server that answers with the length, and drops some on purpose, under the C client that floods it.</summary>
internal sealed class CeilingRetryPair(CeilingProgram program, CeilingVariant variant, string group, double drop, HostPair hosts)
    : Subject($"ceiling-{variant.Name}", group)
{
    public override bool IsCeiling => true;

    /// <summary>How the server works, and the client sends.</summary>
    public CeilingVariant Variant => variant;

    public override Measurement Run(RunPlan plan)
    {
        string[] arguments = ["echo-server", .. variant.Arguments, "--reply", "length", "--drop", CeilingVariant.Invariant(drop)];
        using CeilingServer server = program.On(hosts.Server).StartServer(arguments);
        return CeilingFloodClient.Run(program.On(hosts.Client), variant, server.Address, drop, plan);
    }
}
