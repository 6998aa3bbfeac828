using System.Net;
using System.Net.Sockets;
using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>How <c>fastudp mtu</c> ends when it cannot go on, or is not to.</summary>
public class MtuStopTests
{
    [Theory]
    [InlineData("65,508 bytes exceed the IPv4 UDP payload limit of 65,507", "127.0.0.1", "--size", "65508")]
    [InlineData("--size 65528 exceeds the limit of 65,527", "[::1]", "--size", "65528")]
    [InlineData("--tries 0 is below the limit of 1", "127.0.0.1", "--tries", "0")]
    [InlineData("--bind 127.0.0.1:5000: each datagram leaves from a port of its own", "127.0.0.1", "--bind", "127.0.0.1:5000")]
    public async Task What_makes_no_sense_is_one_line_and_exit_code_2(string reason, params string[] arguments)
    {
        ProgramResult result = await RunningProgram.RunFastUdpAsync(["mtu", .. arguments]);
        Assert.Contains(reason, result.AssertFailed(exitCode: 2), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("INT", "auto")]
    [InlineData("TERM", "portable")]
    public async Task A_search_that_is_stopped_says_what_it_knows(string signal, string backend)
    {
        Signals.SkipUnlessReaches(signal);
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using RunningProgram program = RunningProgram.StartFastUdp(
            "mtu", $"{silent.Client.LocalEndPoint}", "--tries", "1", "--timeout", "3600", "--json", "--backend", backend);
        await program.WaitForLineAsync("\"event\":\"sent\"");
        await program.SignalAsync(signal);

        ProgramResult result = await program.ExitAsync();
        result.AssertSucceeded();
        Assert.Contains("\"event\":\"summary\"", result.Output[^1], StringComparison.Ordinal);
        Assert.Contains("\"end\":\"stopped\",\"confirmed\":false,\"largestBytes\":null", result.Output[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_refuses_is_as_good_as_an_answer()
    {
        ProgramResult result = await RunningProgram.RunFastUdpAsync("mtu", RunningServer.Nobody(IPv4), "--backend", "portable", "--size", "1000");
        result.AssertSucceeded();
        Assert.Contains(result.Output, static line => line.StartsWith("It arrived: the host refused the port after ", StringComparison.Ordinal));
        Assert.Contains("The largest datagram that gets through is ", result.Output[^1], StringComparison.Ordinal);
    }
}
