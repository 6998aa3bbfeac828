using System.Globalization;
using System.Text.RegularExpressions;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Multicast;

/// <summary>Runs <see cref="LinkContract"/> on one of two hosts that bench/networks/two-hosts.sh makes of this machine.</summary>
public partial class TwoHostsGroupTests
{
    // What the script exits with when it cannot make them, saying why.
    private const int NoNetwork = 125;

    [Fact]
    public async Task Groups_and_broadcasts_cross_a_link()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has network namespaces");
        Assert.SkipUnless(Installed("python3"), "python3 is not installed");
        string output = await RunAsync(typeof(LinuxLink).FullName!, typeof(PortableLink).FullName!);
        Match summary = Summary().Match(output);
        Assert.True(summary.Success, output);
        Assert.True(int.Parse(summary.Groups[1].Value, CultureInfo.InvariantCulture) > 0 && summary.Groups[2].Value == "0", output);
    }

    private static async Task<string> RunAsync(params string[] classes)
    {
        string peer = Path.Combine(AppContext.BaseDirectory, "peers", "group_peer.py");
        string tests = typeof(TwoHostsGroupTests).Assembly.Location;
        // All have one peer: one test at a time. Where one has not heard from it, the next would only wait as long.
        ChildProcess run = await ChildProcess.RunAsync(
            "bash",
            [
                Repository.PathOf("bench", "networks", "two-hosts.sh"),
                "--", "python3", peer, LinkContract.PeerPort.ToString(CultureInfo.InvariantCulture),
                "--", "dotnet", tests, "-noColor", "-parallel", "none", "-stopOnFail", .. classes.SelectMany(name => (string[])["-class", name]),
            ]);
        Assert.SkipWhen(run.ExitCode == NoNetwork, run.Errors);
        Assert.True(run.ExitCode == 0, run.Text);
        return run.Output;
    }

    private static bool Installed(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex(@"Total: (\d+), Errors: 0, Failed: 0, Skipped: (\d+)")]
    private static partial Regex Summary();
}
