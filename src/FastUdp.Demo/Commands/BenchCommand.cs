using System.CommandLine;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp bench</c>: measuring, and what to do with the figures.</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "Look at what was measured, and compare it.")
    {
        BenchWorkCommand.Create(WorkKind.Throughput),
        BenchWorkCommand.Create(WorkKind.Echo),
        BenchWorkCommand.Create(WorkKind.Latency),
        BenchSweepCommand.Create(),
        BenchSoakCommand.Create(),
        BenchSearchCommand.Create(),
        BenchServeCommand.Create(),
        BenchReportCommand.Create(),
    };
}
