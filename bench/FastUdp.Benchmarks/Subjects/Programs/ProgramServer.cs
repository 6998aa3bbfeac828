using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FastUdp.Benchmarks.Subjects.Programs;

/// <summary>The serving half of a rival, on the loopback, which is there when this has been made. Disposing ends it.</summary>
internal sealed class ProgramServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    private readonly ProgramProcess _process;

    /// <param name="program">Which program.</param>
    /// <param name="arguments">Its arguments, for a port.</param>
    /// <param name="table">Where the kernel shows the socket it waits at: <c>/proc/net/udp</c> or <c>/proc/net/tcp</c>.</param>
    public ProgramServer(string program, Func<string, string[]> arguments, string table)
    {
        int port = FreePort();
        Port = port.ToString(CultureInfo.InvariantCulture);
        _process = ProgramProcess.Start(program, arguments(Port));
        string socket = string.Create(CultureInfo.InvariantCulture, $":{port:X4} ");
        DateTime limit = DateTime.UtcNow + Patience;
        while (!File.ReadLines(table).Any(line => line.Contains(socket, StringComparison.Ordinal)))
        {
            if (_process.HasExited || DateTime.UtcNow > limit)
            {
                _process.Dispose();
                throw new InvalidOperationException($"the server of {program} does not come up");
            }
            Thread.Sleep(LookInterval);
        }
    }

    public string Port { get; }

    public void Dispose() => _process.Dispose();

    // Programs take no port 0 and tell none: one that was free a moment ago, of both kinds, for a control connection has the same.
    private static int FreePort()
    {
        using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)udp.LocalEndPoint!).Port;
    }
}
