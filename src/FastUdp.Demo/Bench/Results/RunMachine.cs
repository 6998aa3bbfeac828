using System.Runtime.InteropServices;

namespace FastUdp.Demo.Bench.Results;

/// <summary>The machine and the software a run took place on; null where that is not known.</summary>
internal sealed record RunMachine
{
    private const string ProcessorFile = "/proc/cpuinfo";

    public string? System { get; init; }

    public string? Processor { get; init; }

    /// <summary>The cores this process may use.</summary>
    public int? Cores { get; init; }

    public string? Architecture { get; init; }

    public string? Runtime { get; init; }

    /// <summary>The machine this program runs on.</summary>
    public static RunMachine This() => new()
    {
        System = RuntimeInformation.OSDescription,
        Processor = ReadProcessor(),
        Cores = Environment.ProcessorCount,
        Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
        Runtime = RuntimeInformation.FrameworkDescription,
    };

    // Only Linux has the file (proc(5)), and not every architecture has the line.
    private static string? ReadProcessor()
    {
        try
        {
            string? line = File.ReadLines(ProcessorFile).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal));
            return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
