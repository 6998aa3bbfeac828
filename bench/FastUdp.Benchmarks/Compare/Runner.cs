using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;

namespace FastUdp.Benchmarks.Compare;

/// <summary>Runs one subject once, says how it went, and remembers what failed.</summary>
internal sealed class Runner(TextWriter progress)
{
    private const string MovedNothing = "moved nothing";

    private readonly List<string> _failures = [];

    public IReadOnlyList<string> Failures => _failures;

    /// <summary>
    /// Runs; null when the subject threw or twice moved nothing, which is a failure of the whole comparison. Once may be another program's doing: in the
    /// tenth of a second of a dry run an end that stays on one core may not get it at all.
    /// </summary>
    public Measurement? Run(string label, Subject subject, RunPlan plan)
    {
        Measurement? measured = TryRun(subject, plan, out string outcome);
        progress.WriteLine($"  {label,-9} {subject.FullName,-34} {outcome}");
        if (outcome == MovedNothing)
        {
            measured = TryRun(subject, plan, out outcome);
            progress.WriteLine($"  {"again",-9} {subject.FullName,-34} {outcome}");
        }
        if (measured is null)
            Fail($"{subject.FullName}, {plan.SizeBytes:N0} B: {outcome}");
        return measured;
    }

    /// <summary>Runs what may well not be possible here, such as 128 segments on an older kernel.</summary>
    public Measurement? Try(string label, Subject subject, RunPlan plan)
    {
        Measurement? measured = TryRun(subject, plan, out string outcome);
        progress.WriteLine($"  {label,-9} {subject.FullName,-34} {outcome}");
        return measured;
    }

    /// <summary>Says how something went that is none of these.</summary>
    public void Say(string line) => progress.WriteLine(line);

    public void Fail(string what) => _failures.Add(what);

    private static Measurement? TryRun(Subject subject, RunPlan plan, out string outcome)
    {
        // What the last run left must not be collected in this one.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        try
        {
            Measurement measured = subject.Run(plan);
            outcome = subject.Describe(measured);
            if (measured.Datagrams > 0)
                return measured;
            outcome = MovedNothing;
        }
#pragma warning disable CA1031 // Whatever a subject throws, the others can still be compared.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            outcome = $"{exception.GetType().Name}: {exception.Message}";
        }
        return null;
    }
}
