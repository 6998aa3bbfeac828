namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary><c>--mtu</c>: the command in a network of its own.</summary>
public class OwnNetworkTests
{
    private static readonly string[] Moment = ["bench", "throughput", "--seconds", "0.05", "--rounds", "1"];

    [Fact]
    public async Task A_command_runs_in_a_network_of_its_own_or_says_why_it_cannot()
    {
        ProgramResult ended = await RunningProgram.RunFastUdpAsync([.. Moment, "--mtu", "1500"]);
        if (ended.ExitCode != 0)
            Assert.Contains("--mtu needs a network namespace: ", Assert.Single(ended.Error), StringComparison.Ordinal);
        Assert.SkipUnless(ended.ExitCode == 0, string.Join(' ', ended.Error));
        Assert.Contains(ended.Output, static line => line.Contains("1,472", StringComparison.Ordinal));
    }
}
