namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Foreign programs to talk to. A test that needs one that is not installed is skipped.</summary>
internal static class Peers
{
    public const string IPv4 = "127.0.0.1";
    public const string IPv6 = "::1";

    public static RunningProgram StartPython(string script, params string[] arguments)
    {
        string python = OperatingSystem.IsWindows() ? "python" : "python3";
        Require(python);
        return RunningProgram.Start(python, [Path.Combine(AppContext.BaseDirectory, "peers", script), .. arguments]);
    }

    public static RunningProgram StartInstalled(string program, params string[] arguments)
    {
        Require(program);
        return RunningProgram.Start(program, arguments);
    }

    private static void Require(string program)
    {
        string file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        bool isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, file)));
        Assert.SkipUnless(isInstalled, $"{program} is not installed");
    }
}
