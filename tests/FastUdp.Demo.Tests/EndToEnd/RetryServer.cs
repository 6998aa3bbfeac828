using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Starts retry servers, ours or Python's, and waits until they say their port.</summary>
internal static class RetryServer
{
    public static async Task<EchoServer> StartFastUdpAsync(string address, int port, params string[] options)
    {
        RequireAddress(address);
        string bind = new IPEndPoint(IPAddress.Parse(address), port).ToString();
        RunningProgram program = RunningProgram.StartFastUdp(["retry", "server", "--bind", bind, .. options]);
        return await ReadyAsync(program, address, "Listening at ", static place => IPEndPoint.Parse(place).Port);
    }

    public static async Task<EchoServer> StartPythonAsync(string address, int seed, double drop)
    {
        RequireAddress(address);
        string share = drop.ToString(CultureInfo.InvariantCulture);
        RunningProgram program = Peers.StartPython("retry_server.py", address, "0", $"{seed}", share);
        return await ReadyAsync(program, address, "Listening on port ", static port => int.Parse(port, CultureInfo.InvariantCulture));
    }

    private static async Task<EchoServer> ReadyAsync(RunningProgram program, string address, string words, Func<string, int> portOf)
    {
        string line = await program.WaitForLineAsync(words);
        return new EchoServer(program, address, portOf(line[words.Length..]));
    }

    private static void RequireAddress(string address)
    {
        bool isIPv6 = address.Contains(':', StringComparison.Ordinal);
        Assert.SkipWhen(isIPv6 && !Socket.OSSupportsIPv6, "this machine has no IPv6");
    }
}
