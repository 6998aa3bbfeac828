using System.Net;
using System.Text.Json;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Load;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>The C client that asks as fast as it can, against a retry server that is already there.</summary>
internal static class CeilingFloodClient
{
    public static Measurement Run(CeilingProgram program, CeilingVariant variant, IPEndPoint server, double drop, RunPlan plan)
    {
        string[] arguments = ["flood-client", $"{server}", .. variant.SendingArguments, .. CeilingSubject.Common(plan)];
        JsonElement report = program.Run(arguments, plan.WarmUp + plan.Duration);
        long received = report.GetProperty("received").GetInt64();
        long lost = RetryLoss.Of(report.GetProperty("sent").GetInt64(), received, drop);
        return new Measurement(plan.SizeBytes, received, report.GetProperty("seconds").GetDouble(), lost, Allocation: null);
    }
}
