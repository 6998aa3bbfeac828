namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Programs on the two hosts that bench/networks/two-hosts.sh makes of this machine; skipped, with the reason, where it cannot.</summary>
internal static class TwoHosts
{
    // What the script exits with when it cannot make them, saying why.
    private const int NoNetwork = 125;

    /// <summary>Runs a server on one host, and on the other, one after the other, clients.</summary>
    /// <returns>Of the last client the exit code; of all of them the output; the server's lines are among the errors.</returns>
    public static Task<ProgramResult> RunScriptAsync(string[] server, string[][] clients)
    {
        string script = string.Join("; ", clients.Select(static client => string.Join(' ', client.Select(Quote))));
        return RunAsync(options: [], server, ["bash", "-c", script]);
    }

    public static async Task<ProgramResult> RunAsync(string[] options, string[] server, string[] client)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has network namespaces.");
        string script = Repository.PathOf("bench", "networks", "two-hosts.sh");
        await using RunningProgram program = Peers.StartInstalled("bash", [script, .. options, "--", .. server, "--", .. client]);
        ProgramResult result = await program.ExitAsync();
        Assert.SkipWhen(result.ExitCode == NoNetwork, string.Join(' ', result.Error));
        return result;
    }

    public static string[] Ours(params string[] arguments) => ["dotnet", Path.Combine(AppContext.BaseDirectory, "fastudp.dll"), .. arguments];

    public static string[] Python(string script, params string[] arguments) => ["python3", Path.Combine(AppContext.BaseDirectory, "peers", script), .. arguments];

    private static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
