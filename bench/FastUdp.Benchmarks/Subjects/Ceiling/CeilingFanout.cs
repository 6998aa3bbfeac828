using System.Text.Json;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Fanout;
using FastUdp.Benchmarks.Subjects.Load;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>C sends one payload to each of many addresses: so many headers a call of sendmmsg, and all of them point to the same bytes.</summary>
internal sealed class CeilingFanout(CeilingProgram program, string group, int depth, HostPair hosts)
    : Subject($"ceiling-mmsg{depth}", group)
{
    public override bool IsCeiling => true;

    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        await using DemoServer listener = FanoutPlan.OpenListener(hosts);
        Task listening = listener.Start();
        string[] arguments =
        [
            "fanout", $"{listener.Address}", "--remotes", CeilingVariant.Invariant(FanoutPlan.Members),
            "--depth", CeilingVariant.Invariant(depth), .. CeilingSubject.Common(plan),
        ];
        JsonElement report = program.On(hosts.Client).Run(arguments, plan.WarmUp + plan.Duration);
        await listener.DisposeAsync();
        await listening;
        return FanoutPlan.Measure(
            plan,
            report.GetProperty("sent").GetInt64(),
            report.GetProperty("seconds").GetDouble(),
            report.GetProperty("total").GetInt64(),
            listener.DatagramsReceived,
            allocation: null);
    }
}
