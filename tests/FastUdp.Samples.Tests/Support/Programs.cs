using System.Diagnostics;

namespace FastUdp.Samples.Tests.Support;

/// <summary>Foreign programs, run to their end. A test that needs one that is not installed is skipped.</summary>
internal static class Programs
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs a program and gives what it printed.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        Require(program);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        try
        {
            string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
            await process.WaitForExitAsync().WaitAsync(Patience);
            return output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Runs a Python script that lies beside the tests.</summary>
    public static Task<string> RunPythonAsync(string script, params string[] arguments) =>
        RunAsync(OperatingSystem.IsWindows() ? "python" : "python3", [Path.Combine(AppContext.BaseDirectory, "peers", script), .. arguments]);

    public static void Require(string program)
    {
        string file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        bool isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, file)));
        Assert.SkipUnless(isInstalled, $"{program} is not installed");
    }
}
