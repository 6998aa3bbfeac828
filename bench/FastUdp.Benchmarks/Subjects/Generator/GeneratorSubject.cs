using System.Diagnostics;
using FastUdp.Benchmarks.Measuring;
using Microsoft.CodeAnalysis;

namespace FastUdp.Benchmarks.Subjects.Generator;

/// <summary>The source generators in this process, over a synthetic project. An operation is one run over all of it.</summary>
internal abstract class GeneratorSubject(string name, int messages, Func<SyntheticProject> open) : Subject($"{name}-{messages}", "generator")
{
    public override Measurement Run(RunPlan plan)
    {
        SyntheticProject project = open();
        Begin(project);
        RunFor(project, plan.WarmUp, out _);
        long runs = RunFor(project, plan.Duration, out TimeSpan elapsed);
        End();
        return new Measurement(messages, runs, elapsed.TotalSeconds, Lost: 0, Allocation: null);
    }

    public override string Describe(Measurement measured) => $"{measured.NanosecondsEach / 1e6:0.00} ms";

    /// <summary>Before the first run of a row.</summary>
    protected abstract void Begin(SyntheticProject project);

    /// <summary>After the last: what it remembers must not be the next row's garbage.</summary>
    protected abstract void End();

    /// <summary>Runs once.</summary>
    /// <returns>The time of the generators alone.</returns>
    protected abstract TimeSpan RunOnce(SyntheticProject project);

    /// <summary>Runs a driver, which afterwards knows the project as it is now.</summary>
    protected static TimeSpan Time(ref GeneratorDriver driver, Compilation compilation)
    {
        // What the last run and the compilation left behind is not this run's to clear away.
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Always once at least.</summary>
    private long RunFor(SyntheticProject project, TimeSpan duration, out TimeSpan elapsed)
    {
        long runs = 0;
        elapsed = TimeSpan.Zero;
        do
        {
            elapsed += RunOnce(project);
            runs++;
        }
        while (elapsed < duration);
        return runs;
    }
}
