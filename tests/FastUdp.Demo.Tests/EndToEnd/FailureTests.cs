using System.Net;
using System.Net.Sockets;
using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>What goes wrong is told in one line on standard error, with an exit code, and nothing else.</summary>
public class FailureTests
{
    [Theory]
    [InlineData("port 70000 exceeds the limit of 65,535", "echo", "client", "127.0.0.1:70000")]
    [InlineData("port 70000 exceeds the limit of 65,535", "echo", "server", "--bind", "127.0.0.1:70000")]
    [InlineData("nobody can listen at port 0", "echo", "client", "127.0.0.1:0")]
    [InlineData("--size 7 is below the limit of 8", "echo", "client", "--size", "7")]
    [InlineData("65,508 bytes exceed the IPv4 UDP payload limit of 65,507", "echo", "client", "--size", "65508")]
    [InlineData("--window 1048577 exceeds the limit of 1,048,576", "echo", "client", "--window", "1048577")]
    [InlineData("--window 0 is below the limit of 1", "echo", "client", "--window", "0")]
    [InlineData("--seconds soon is not a number", "echo", "client", "--seconds", "soon")]
    [InlineData("--text is for a single question and --size for a load", "echo", "client", "--text", "hello", "--size", "32", "--json")]
    [InlineData("--reply louder is not one of same|length", "echo", "server", "--reply", "louder")]
    [InlineData("--backend quick is not one of auto|linux|portable", "echo", "server", "--backend", "quick")]
    [InlineData("'--window'", "echo", "client", "--window")]
    [InlineData("'shout'", "shout")]
    [InlineData("command", "echo")]
    public async Task A_wrong_argument_is_named(string reason, params string[] arguments)
    {
        ProgramResult result = await RunningProgram.RunFastUdpAsync(arguments);
        Assert.Contains(reason, result.AssertFailed(exitCode: 2), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task A_port_in_use_is_named(string address)
    {
        await using RunningServer first = await RunningServer.StartFastUdpAsync("echo", address);
        ProgramResult second = await RunningProgram.RunFastUdpAsync("echo", "server", "--bind", first.HostPort);
        string line = second.AssertFailed(exitCode: 1);
        Assert.Contains(first.HostPort, line, StringComparison.Ordinal);
        Assert.Contains("in use", line, StringComparison.Ordinal);
        Assert.Empty(second.Output);
    }

    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task A_refusal_is_told_at_once(string address, string backend)
    {
        string nobody = RunningServer.Nobody(address);
        ProgramResult result = await RunningProgram.RunFastUdpAsync("echo", "client", nobody, "--timeout", "60", "--backend", backend);
        Assert.Contains($"{nobody} refused", result.AssertFailed(exitCode: 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("portable")]
    public async Task A_refused_load_ends_at_once(string backend)
    {
        string nobody = RunningServer.Nobody(IPv4);
        ProgramResult result = await RunningProgram.RunFastUdpAsync(
            "echo", "client", nobody, "--seconds", "3600", "--json", "--backend", backend);
        Assert.Contains($"{nobody} refused", result.AssertFailed(exitCode: 1), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_not_waited_for_for_ever()
    {
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        ProgramResult result = await RunningProgram.RunFastUdpAsync("echo", "client", $"{silent.Client.LocalEndPoint}", "--timeout", "0.2");
        Assert.Contains("no answer from", result.AssertFailed(exitCode: 1), StringComparison.Ordinal);

        ProgramResult load = await RunningProgram.RunFastUdpAsync("echo", "client", $"{silent.Client.LocalEndPoint}", "--seconds", "0.3");
        Assert.Contains("nothing came back", load.AssertFailed(exitCode: 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_host_is_named()
    {
        // RFC 6761 section 6.4: this name never exists.
        ProgramResult result = await RunningProgram.RunFastUdpAsync("echo", "client", "nobody.invalid");
        Assert.Contains("'nobody.invalid'", result.AssertFailed(exitCode: 1), StringComparison.Ordinal);
    }
}
