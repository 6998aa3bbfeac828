using System.Net;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>The C client, against a server that is already there.</summary>
internal static class CeilingEchoClient
{
    public static Measurement Run(CeilingProgram program, CeilingVariant variant, IPEndPoint server, int window, RunPlan plan)
    {
        string[] arguments =
        [
            "echo-client", $"{server}", .. variant.Arguments,
            "--window", CeilingVariant.Invariant(window), .. CeilingSubject.Common(plan),
        ];
        return CeilingReport.ReadRate(program.Run(arguments, plan.WarmUp + plan.Duration), plan.SizeBytes);
    }
}
