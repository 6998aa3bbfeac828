using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Tests.Bench.Runs;

/// <summary>Trials that never were, with the figures a test wants.</summary>
internal static class Fabricated
{
    public static RunPlan Plan(WorkKind work = WorkKind.Throughput, int rounds = 6, params EndSetting[] settings) => new()
    {
        Work = work,
        Sizes = [1_472],
        Settings = settings.Length == 0 ? [new EndSetting()] : settings,
        Rounds = rounds,
        Duration = TimeSpan.FromSeconds(1),
        WarmUp = TimeSpan.Zero,
    };

    /// <summary>A trial of so many seconds in which so many a second came, each after the same time.</summary>
    public static TrialFigures Trial(long perSecond, double seconds = 1, long microseconds = 10) => new()
    {
        Near = new NearFigures { Due = (long)(perSecond * seconds), Written = (long)(perSecond * seconds), Elapsed = TimeSpan.FromSeconds(seconds) },
        Far = new FarFigures { Received = Received(new ReceptionCounts { Received = (long)(perSecond * seconds) }, microseconds) },
        NearEndpoint = default,
        NearProcess = default,
    };

    public static ReceivedFigures Received(ReceptionCounts counts, long microseconds = 10, params SecondFigures[] seconds)
    {
        var delays = new LatencyHistogram();
        for (int count = 0; count < 100; count++)
            delays.Record(microseconds * 1_000);
        return new ReceivedFigures { Counts = counts, Span = TimeSpan.Zero, Delays = delays, Seconds = seconds, Shape = new BatchShape() };
    }

    /// <summary>The trials of one size and setting, by round.</summary>
    public static RunCell Cell(RunPlan plan, EndSetting setting, params TrialFigures?[] trials)
    {
        var cell = new RunCell(plan.Sizes[0], setting);
        cell.Trials.AddRange(trials);
        return cell;
    }

    public static RunCell Cell(RunPlan plan, params TrialFigures?[] trials) => Cell(plan, plan.Settings[0], trials);
}
