using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;

namespace FastUdp.Benchmarks.Compare;

/// <summary>
/// Chooses which C programs compete: each runs once, shortly, and the best two of a group go on. The two are not
/// decided between here, for that the runs are too short; the ceiling of a round is the better of them in that round.
/// </summary>
internal static class CeilingQualifier
{
    private const int Finalists = 2;
    private static readonly TimeSpan LongestDuration = TimeSpan.FromSeconds(0.3);

    public static List<Subject> Choose(IEnumerable<Subject> candidates, Merit merit, Runner runner, RunPlan plan)
    {
        TimeSpan duration = plan.Duration < LongestDuration ? plan.Duration : LongestDuration;
        RunPlan shortPlan = RunPlan.For(plan.SizeBytes, duration);
        return [.. candidates
            .GroupBy(static subject => subject.Group)
            .SelectMany(group => Best([.. group], merit, runner, shortPlan))];
    }

    private static Subject[] Best(Subject[] candidates, Merit merit, Runner runner, RunPlan plan)
    {
        if (candidates.Length <= Finalists)
            return candidates;
        Subject[] finalists = [.. candidates
            .Select(subject => (Subject: subject, Score: Score(runner.Try("qualify", subject, plan), merit)))
            .Where(static one => one.Score > 0)
            .OrderByDescending(static one => one.Score)
            .Take(Finalists)
            .Select(static one => one.Subject)];

        // One that cannot run here is expected; none that can is not.
        if (finalists.Length == 0)
            runner.Fail($"no C program ran for '{candidates[0].Group}'");
        return finalists;
    }

    /// <summary>More is better; 0 for what did not run.</summary>
    private static double Score(Measurement? measured, Merit merit) => measured is null ? 0
        : merit == Merit.RoundTrip ? 1 / measured.RoundTrip!.P50
        : measured.Mpps;
}
