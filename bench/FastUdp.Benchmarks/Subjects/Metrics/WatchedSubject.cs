using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Metrics;

/// <summary>Another subject while somebody listens to what the engine shows of itself.</summary>
internal sealed class WatchedSubject(string name, Subject watched, Func<IDisposable> watch) : Subject(name, watched.Group)
{
    public override Measurement Run(RunPlan plan)
    {
        using IDisposable watching = watch();
        return watched.Run(plan);
    }
}
