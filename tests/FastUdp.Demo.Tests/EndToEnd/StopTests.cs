using System.Globalization;
using System.Net;
using System.Net.Sockets;
using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Ctrl-C, and SIGTERM, end a command cleanly: with its summary and exit code 0.</summary>
public class StopTests
{
    [Theory]
    [InlineData("INT", "auto")]
    [InlineData("INT", "portable")]
    [InlineData("TERM", "auto")]
    public async Task A_server_that_is_stopped_sums_up(string signal, string backend)
    {
        Signals.SkipUnlessReaches(signal);
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", IPv4, "--backend", backend);
        (await RunningProgram.RunFastUdpAsync("echo", "client", server.HostPort, "--text", "hello")).AssertSucceeded();
        await server.Program.SignalAsync(signal);

        ProgramResult result = await server.Program.ExitAsync();
        result.AssertSucceeded();
        Assert.StartsWith("Received 1 datagrams (5 bytes), sent 1 (5 bytes); 0 answers dropped", result.Output[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_load_that_is_stopped_reports_what_it_has(string signal)
    {
        Signals.SkipUnlessReaches(signal);
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", IPv4);
        await using RunningProgram client = RunningProgram.StartFastUdp(
            "echo", "client", server.HostPort, "--window", "4", "--seconds", "3600");
        await client.WaitForLineAsync("From ");
        await client.SignalAsync(signal);

        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Contains("corrupted   0", result.Output);
    }

    [Fact]
    public async Task A_load_whose_server_vanishes_goes_on_and_counts_the_loss()
    {
        Signals.SkipUnlessReaches("TERM");
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using RunningProgram client = RunningProgram.StartFastUdp(
            "echo", "client", $"{server.Client.LocalEndPoint}", "--window", "4", "--seconds", "3600");
        await EchoAsync(server, datagramCount: 50);
        server.Dispose();
        await client.SignalAsync("TERM");

        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal(50, Figure(result, "received"));
        Assert.Equal(Figure(result, "sent"), Figure(result, "received") + Figure(result, "lost"));
    }

    private static async Task EchoAsync(UdpClient server, int datagramCount)
    {
        for (; datagramCount > 0; datagramCount--)
        {
            UdpReceiveResult received = await server.ReceiveAsync().WaitAsync(RunningProgram.Patience);
            server.Send(received.Buffer, received.RemoteEndPoint);
        }
    }

    private static long Figure(ProgramResult result, string name)
    {
        string line = result.Output.Single(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Trim().Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }
}
