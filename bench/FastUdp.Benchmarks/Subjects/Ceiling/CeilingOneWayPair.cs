using System.Diagnostics;
using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>A C receiver and a C sender that broadcasts, a process on each of two hosts.</summary>
internal sealed class CeilingOneWayPair(CeilingProgram program, CeilingVariant variant, SendForm form, HostPair hosts)
    : Subject($"ceiling-{variant.Name}", form.Lower())
{
    public override bool IsCeiling => true;

    public override Measurement Run(RunPlan plan)
    {
        string[] receiving = ["receive", .. variant.Arguments, .. CeilingSubject.Common(plan)];
        using CeilingServer receiver = program.On(hosts.Server).StartServer(receiving, IPAddress.Any);
        var everybody = new IPEndPoint(hosts.Broadcast, receiver.Address.Port);
        string[] sending =
        [
            "send", $"{everybody}", .. variant.SendingArguments, "--send", form.Lower(), "--size", CeilingVariant.Invariant(plan.SizeBytes),
        ];
        using Process sender = program.On(hosts.Client).Start(sending);
        try
        {
            return CeilingReport.ReadRate(receiver.ReadReport(), plan.SizeBytes);
        }
        finally
        {
            sender.Kill();
            sender.WaitForExit();
        }
    }
}
