using System.Diagnostics;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>Wireshark without its windows, which checks IP and UDP checksums. A test is skipped where it is not installed.</summary>
internal static class Tshark
{
    private const string Program = "tshark";

    /// <summary>Fields by their filter names, packet by packet.</summary>
    public static async Task<string[][]> FieldsAsync(string file, params string[] fields)
    {
        string output = await RunAsync([
            "-n", "-r", file, "-o", "udp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE",
            "-T", "fields", .. fields.SelectMany(static field => (string[])["-e", field])]);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t'))];
    }

    public static async Task<string> RunAsync(params string[] arguments)
    {
        bool isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)));
        Assert.SkipUnless(isInstalled, $"{Program} is not installed");
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(3 * TimeLimits.Limit);
        await process.WaitForExitAsync().Within();
        Assert.True(process.ExitCode == 0, await error);
        return output;
    }
}
