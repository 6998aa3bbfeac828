using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>What the system refuses is told in one line by the real program, exit code 1.</summary>
public class OpeningFailureTests
{
    private const string PortFile = "/proc/sys/net/ipv4/ip_unprivileged_port_start";

    // As nobody, who has no privileges to lose.
    private static readonly string[] AsNobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"];

    private static readonly string FastUdp = Path.Combine(AppContext.BaseDirectory, "fastudp.dll");

    [Theory]
    [InlineData("echo")]
    [InlineData("retry")]
    public async Task A_port_that_takes_a_privilege_is_named(string command)
    {
        Assert.SkipUnless(File.Exists(PortFile), "Only Linux has ports that take a privilege and says which.");
        int firstFree = int.Parse(await File.ReadAllTextAsync(PortFile, TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
        Assert.SkipWhen(firstFree <= 1, "Here no port takes a privilege.");
        await using RunningProgram server = await StartUnprivilegedAsync(command, "server", "--bind", "127.0.0.1:1");
        ProgramResult result = await server.ExitAsync();
        Assert.Equal(
            $"fastudp: cannot listen at 127.0.0.1:1: permission refused: ports below {firstFree:N0} (net.ipv4.ip_unprivileged_port_start) " +
            "need root or CAP_NET_BIND_SERVICE",
            result.AssertFailed(exitCode: 1));
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("cannot listen at 192.0.2.77:1060: this machine has no such address", "echo", "server", "--bind", "192.0.2.77")]
    [InlineData("cannot send from 192.0.2.77:0: this machine has no such address", "retry", "client", "--bind", "192.0.2.77")]
    [InlineData("cannot send from 192.0.2.77:0: this machine has no such address", "retry", "client", "--bind", "192.0.2.77", "--count", "9", "--json")]
    public async Task An_address_of_another_machine_is_named(string reason, params string[] arguments)
    {
        ProgramResult result = await RunningProgram.RunFastUdpAsync(arguments);
        Assert.Contains(reason, result.AssertFailed(exitCode: 1), StringComparison.Ordinal);
        Assert.DoesNotContain(result.Output, static line => line.StartsWith("Listening", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1:5000 and [::1]:1060 are of different IP versions", "echo", "client", "[::1]", "--bind", "127.0.0.1:5000")]
    [InlineData("more than one colon: an IPv6 address stands in brackets", "retry", "server", "--bind", "::1")]
    [InlineData("65,508 bytes exceed the IPv4 UDP payload limit of 65,507", "echo", "client", "--text", "{65508}")]
    public async Task What_cannot_be_is_a_wrong_argument(string reason, params string[] arguments)
    {
        arguments = [.. arguments.Select(static argument => argument == "{65508}" ? new string('x', 65_508) : argument)];
        ProgramResult result = await RunningProgram.RunFastUdpAsync(arguments);
        Assert.Contains(reason, result.AssertFailed(exitCode: 2), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private static async Task<RunningProgram> StartUnprivilegedAsync(params string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess)
            return RunningProgram.StartFastUdp(arguments);
        await using RunningProgram trial = StartInstalled("setpriv", [.. AsNobody, "test", "-r", FastUdp]);
        Assert.SkipUnless((await trial.ExitAsync()).ExitCode == 0, "Nobody but root may read the program here, or setpriv(1) may not change the user.");
        return RunningProgram.Start("setpriv", [.. AsNobody, "dotnet", FastUdp, .. arguments]);
    }
}
