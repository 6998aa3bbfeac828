using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Works;

namespace FastUdp.Benchmarks.Compare;

/// <summary>
/// One work at one size.
/// <list type="number">
/// <item>The C programs qualify.</item>
/// <item>Each subject of this process runs once unmeasured, so that its code is compiled.</item>
/// <item>All run in turn, A B C A B C …, each bounded, everything closed in between.</item>
/// </list>
/// </summary>
internal sealed class Comparison(IWork work, CeilingProgram? program, CompareRequest options, Runner runner)
{
    private static readonly TimeSpan LongestPriming = TimeSpan.FromSeconds(0.5);

    public IReadOnlyList<Series> Run(int sizeBytes)
    {
        RunPlan plan = RunPlan.For(sizeBytes, options.Duration ?? work.DefaultDuration);
        List<Subject> subjects = Choose(plan);
        if (options.Primes)
            Prime(subjects, plan);
        return Interleave(subjects, plan);
    }

    private List<Subject> Choose(RunPlan plan)
    {
        Subject[] candidates = program is null
            ? []
            : [.. work.Ceilings(program, plan.SizeBytes).Where(subject => options.Chooses(subject.Name))];
        List<Subject> ceilings = CeilingQualifier.Choose(candidates, work.Merit, runner, plan);
        return [.. work.Rivals(program, ceilings).Where(subject => options.Chooses(subject.Name)), .. ceilings];
    }

    private void Prime(List<Subject> subjects, RunPlan plan)
    {
        TimeSpan duration = plan.Duration < LongestPriming ? plan.Duration : LongestPriming;
        RunPlan shortPlan = RunPlan.For(plan.SizeBytes, duration);
        foreach (Subject subject in subjects.Where(static subject => !subject.IsProgram))
            runner.Run("unmeasured", subject, shortPlan);
    }

    private Series[] Interleave(List<Subject> subjects, RunPlan plan)
    {
        Series[] all = [.. subjects.Select(subject => new Series(subject, work.Merit))];
        for (int round = 1; round <= options.Pairs; round++)
        {
            foreach (Series series in all)
                series.Add(runner.Run($"{round}/{options.Pairs}", series.Subject, plan));
        }
        return all;
    }
}
