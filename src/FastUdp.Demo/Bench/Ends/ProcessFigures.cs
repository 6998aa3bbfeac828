namespace FastUdp.Demo.Bench.Ends;

/// <summary>What a process spent on one trial.</summary>
/// <param name="CpuTime">Of all its threads, in the kernel too.</param>
/// <param name="AllocatedBytes">By all its threads.</param>
/// <param name="Collections">Of any generation.</param>
internal readonly record struct ProcessFigures(TimeSpan CpuTime, long AllocatedBytes, int Collections)
{
    /// <summary>The process up to now: two of them subtracted are what happened between.</summary>
    public static ProcessFigures Now() => new(Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), GC.CollectionCount(0));

    public static ProcessFigures operator -(ProcessFigures later, ProcessFigures earlier) =>
        new(later.CpuTime - earlier.CpuTime, later.AllocatedBytes - earlier.AllocatedBytes, later.Collections - earlier.Collections);

    public static ProcessFigures operator +(ProcessFigures one, ProcessFigures other) =>
        new(one.CpuTime + other.CpuTime, one.AllocatedBytes + other.AllocatedBytes, one.Collections + other.Collections);
}
