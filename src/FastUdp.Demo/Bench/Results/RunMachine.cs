using System.Runtime.InteropServices;

namespace FastUdp.Demo.Bench.Results;

/// <summary>The machine and the software a run took place on; null where that is not known.</summary>
internal sealed record RunMachine
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string KernelFile = "/proc/sys/kernel/osrelease";

    public string? System { get; init; }

    /// <summary>The release of the kernel.</summary>
    public string? Kernel { get; init; }

    public string? Processor { get; init; }

    /// <summary>The cores this process may use.</summary>
    public int? Cores { get; init; }

    public string? Architecture { get; init; }

    public string? Runtime { get; init; }

    /// <summary>The machine this program runs on.</summary>
    public static RunMachine This() => new()
    {
        System = RuntimeInformation.OSDescription,
        Kernel = ReadLine(KernelFile, prefix: "")?.Trim(),
        Processor = ReadLine(ProcessorFile, "model name") is { } line ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : null,
        Cores = Environment.ProcessorCount,
        Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
        Runtime = RuntimeInformation.FrameworkDescription,
    };

    // Only Linux has these files (proc(5)), and not every architecture has the line of the processor.
    private static string? ReadLine(string file, string prefix)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
