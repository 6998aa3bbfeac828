using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>A server, ours or a foreign one, that is ready to be asked.</summary>
internal sealed class RunningServer(RunningProgram program, string address, int port) : IAsyncDisposable
{
    public RunningProgram Program => program;

    public string Address => address;

    public int Port => port;

    /// <summary>HOST:PORT, with brackets where they belong.</summary>
    public string HostPort => Join(address, port);

    /// <summary>Starts the server of one of our commands, on a port that the system chooses, and waits until it says which.</summary>
    public static Task<RunningServer> StartFastUdpAsync(string command, string address, params string[] options) =>
        StartFastUdpAtAsync(command, address, port: 0, options);

    /// <summary>Starts the server of one of our commands at a port.</summary>
    public static async Task<RunningServer> StartFastUdpAtAsync(string command, string address, int port, params string[] options)
    {
        RequireAddress(address);
        RunningProgram program = RunningProgram.StartFastUdp([command, "server", "--bind", Join(address, port), .. options]);
        string line = await program.WaitForLineAsync("Listening at ");
        return new RunningServer(program, address, IPEndPoint.Parse(line["Listening at ".Length..]).Port);
    }

    /// <summary>Starts a server in Python, and waits until it says its port.</summary>
    public static async Task<RunningServer> StartPythonAsync(string script, string address, params string[] arguments)
    {
        RequireAddress(address);
        return await StartPythonAsync(script, address, [address], arguments);
    }

    /// <summary>Starts a server in Python whose address is not its first argument.</summary>
    public static async Task<RunningServer> StartPythonAsync(string script, string address, string[] first, string[] then)
    {
        RunningProgram program = Peers.StartPython(script, [.. first, .. then]);
        string line = await program.WaitForLineAsync("Listening on port ");
        return new RunningServer(program, address, int.Parse(line["Listening on port ".Length..], CultureInfo.InvariantCulture));
    }

    /// <summary>A port that was free a moment ago, for programs that cannot tell which one they were given.</summary>
    public static int FreePort(string address)
    {
        RequireAddress(address);
        using var socket = new Socket(IPAddress.Parse(address).AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>HOST:PORT of nobody: a moment ago that port was free.</summary>
    public static string Nobody(string address) => Join(address, FreePort(address));

    public ValueTask DisposeAsync() => program.DisposeAsync();

    private static string Join(string address, int port) => new IPEndPoint(IPAddress.Parse(address), port).ToString();

    private static void RequireAddress(string address)
    {
        bool isIPv6 = address.Contains(':', StringComparison.Ordinal);
        Assert.SkipWhen(isIPv6 && !Socket.OSSupportsIPv6, "this machine has no IPv6");
    }
}
