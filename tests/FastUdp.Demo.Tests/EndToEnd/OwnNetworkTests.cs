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

    [Fact]
    public async Task It_stays_one_process_which_a_signal_ends_as_ever()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has network namespaces.");
        await using RunningProgram program = RunningProgram.StartFastUdp("bench", "throughput", "--mtu", "1500", "--seconds", "30");
        await program.WaitForReplacementAsync("sh", "FASTUDP_LOOPBACK");
        await program.SignalAsync("TERM");
        Assert.Equal(0, (await program.ExitAsync()).ExitCode);
    }
}
