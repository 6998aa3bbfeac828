using System.Runtime.InteropServices;
using FastUdp.Demo.Bench.Accounts;

namespace FastUdp.Demo.Bench.Results;

/// <summary>The machine and the software a run took place on; null where that is not known.</summary>
internal sealed record RunMachine
{
    // proc(5), proc_sys_kernel(5); the clock source is that of gettimeofday(2) and clock_gettime(2) (Documentation/timers/timekeeping.rst).
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string ReleaseFile = "/proc/sys/kernel/osrelease";
    private const string ClockFile = "/sys/devices/system/clocksource/clocksource0/current_clocksource";

    public string? System { get; init; }

    /// <summary>The kernel's release, on Linux.</summary>
    public string? Kernel { get; init; }

    public string? Processor { get; init; }

    /// <summary>The cores this process may use.</summary>
    public int? Cores { get; init; }

    /// <summary>The memory this process may use.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>What the kernel tells the time by, on Linux: <c>tsc</c> is read without a system call, and a figure of latency on another is dearer.</summary>
    public string? ClockSource { get; init; }

    public string? Architecture { get; init; }

    public string? Runtime { get; init; }

    /// <summary>The machine this program runs on.</summary>
    public static RunMachine This() => new()
    {
        System = RuntimeInformation.OSDescription,
        Kernel = SystemFile.TryRead(ReleaseFile)?.Trim(),
        Processor = ReadProcessor(),
        Cores = Environment.ProcessorCount,
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        ClockSource = SystemFile.TryRead(ClockFile)?.Trim(),
        Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
        Runtime = RuntimeInformation.FrameworkDescription,
    };

    // Only Linux has the file, and not every architecture has the line.
    private static string? ReadProcessor()
    {
        string? line = SystemFile.TryRead(ProcessorFile)?.Split('\n').FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
