using System.Globalization;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Which signals a test can send to a program it has started.</summary>
internal static class Signals
{
    /// <summary>
    /// A shell starts background jobs with SIGINT ignored, and programs inherit that: then no test can send it.
    /// </summary>
    public static void SkipUnlessReaches(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals");
        if (signal != "INT" || !OperatingSystem.IsLinux())
            return;
        const string name = "SigIgn:";
        const ulong interrupt = 1UL << 1;
        string mask = File.ReadLines("/proc/self/status").Single(static line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];
        ulong ignored = ulong.Parse(mask.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        Assert.SkipWhen((ignored & interrupt) != 0, "the tests were started with SIGINT ignored");
    }
}
