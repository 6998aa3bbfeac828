using System.ComponentModel;
using System.Diagnostics;

namespace FastUdp.Demo.Bench.Networks;

/// <summary>Finds out how a network namespace can be made here, by making one and leaving it, or why it cannot.</summary>
internal static class NetworkProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // What forbids namespaces, by the file to read, the setting's name, and the value that forbids.
    private static readonly (string Setting, string Forbidding)[] Settings =
    [
        ("user.max_user_namespaces", "0"),
        ("user.max_net_namespaces", "0"),
        ("kernel.unprivileged_userns_clone", "0"),
        ("kernel.apparmor_restrict_unprivileged_userns", "1"),
    ];

    /// <summary>
    /// The option of unshare(1) that makes the network: root needs no user namespace, and keeps its files that way; anybody else becomes root of one.
    /// </summary>
    /// <exception cref="CommandFailedException">Neither does; the line says why.</exception>
    public static string ChooseWay(LoopbackNetwork network)
    {
        string[] ways = Environment.IsPrivilegedProcess ? ["-n", "-rn"] : ["-rn"];
        string obstacle = "";
        foreach (string way in ways)
        {
            (int status, string error) = Try(network.Arguments(way, "true"));
            if (status == 0)
                return way;
            obstacle = Explain(status, error, ReadSetting);
        }
        throw new CommandFailedException($"--mtu needs a network namespace: {obstacle}");
    }

    /// <summary>Why it was refused, in a few words.</summary>
    /// <param name="status">How unshare(1) ended.</param>
    /// <param name="error">What was said.</param>
    /// <param name="readSetting">Reads a setting of the kernel's; null where there is none of that name.</param>
    public static string Explain(int status, string error, Func<string, string?> readSetting)
    {
        if (status == LoopbackNetwork.NoIpCode)
            return "there is no ip(8), of iproute2, to set its loopback up with";
        foreach ((string setting, string forbidding) in Settings)
        {
            if (readSetting(setting) == forbidding)
                return $"{setting} = {forbidding} forbids it here (sysctl(8))";
        }
        string said = error.Trim().ReplaceLineEndings("; ");
        return status == LoopbackNetwork.NoLoopbackCode ? $"its loopback cannot be set up: {said}" : said;
    }

    private static (int Status, string Error) Try(string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("unshare", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            string error = process.StandardError.ReadToEnd();
            return process.WaitForExit(Patience) ? (process.ExitCode, error) : throw new CommandFailedException($"unshare did not end within {Patience.TotalSeconds} s");
        }
        catch (Win32Exception)
        {
            throw new CommandFailedException("--mtu needs a network namespace: there is no unshare(1), of util-linux, to make one with");
        }
    }

    private static string? ReadSetting(string name)
    {
        string path = $"/proc/sys/{name.Replace('.', '/')}";
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
