namespace FastUdp.Demo.Bench.Ends;

/// <summary>What a process spent on one trial: all of it, the runtime and a display on the terminal included.</summary>
/// <param name="CpuTime">Of all its threads, in the kernel too.</param>
/// <param name="AllocatedBytes">By all its threads.</param>
/// <param name="Collections">Of any generation.</param>
/// <param name="SystemTime">The part of <paramref name="CpuTime"/> that was spent in the kernel. What the kernel does in interrupts for the process
/// falls on whoever runs just then.</param>
internal readonly record struct ProcessFigures(TimeSpan CpuTime, long AllocatedBytes, int Collections, TimeSpan SystemTime)
{
    /// <summary>The process up to now: two of them subtracted are what happened between.</summary>
    public static ProcessFigures Now()
    {
        Environment.ProcessCpuUsage cpu = Environment.CpuUsage;
        return new(cpu.TotalTime, GC.GetTotalAllocatedBytes(), GC.CollectionCount(0), cpu.PrivilegedTime);
    }

    public static ProcessFigures operator -(ProcessFigures later, ProcessFigures earlier) => new(
        later.CpuTime - earlier.CpuTime,
        later.AllocatedBytes - earlier.AllocatedBytes,
        later.Collections - earlier.Collections,
        later.SystemTime - earlier.SystemTime);

    public static ProcessFigures operator +(ProcessFigures one, ProcessFigures other) => new(
        one.CpuTime + other.CpuTime,
        one.AllocatedBytes + other.AllocatedBytes,
        one.Collections + other.Collections,
        one.SystemTime + other.SystemTime);
}
