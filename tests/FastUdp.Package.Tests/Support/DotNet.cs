using System.Diagnostics;
using System.Text;

namespace FastUdp.Package.Tests.Support;

/// <summary>Runs the dotnet command, or a program, to its end.</summary>
internal static class DotNet
{
    // Far more than a build takes on a busy machine; a hung one fails the test by it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    public static Task<DotNetResult> RunAsync(string folder, params string[] arguments) => RunProgramAsync("dotnet", folder, arguments);

    public static async Task<DotNetResult> RunProgramAsync(string file, string folder, params string[] arguments)
    {
        using var process = new Process { StartInfo = StartInfo(file, folder, arguments) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        lock (output)
            return new DotNetResult($"{file} {string.Join(' ', arguments)}", process.ExitCode, output.ToString());
    }

    private static ProcessStartInfo StartInfo(string file, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the outer `dotnet test` tells its own build must not reach the inner one.
        foreach (string name in start.Environment.Keys.Where(IsOfOuterBuild).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // A build that leaves processes behind would hold the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return start;
    }

    private static bool IsOfOuterBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
            output.Append(line).Append('\n');
    }
}
