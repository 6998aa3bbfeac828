using System.Net;
using System.Net.Sockets;

namespace FastUdp.Benchmarks.Subjects;

/// <summary>Sockets as the rivals use them, with the buffers the engine and the C programs ask for.</summary>
internal static class BenchSocket
{
    /// <summary>Room for the largest UDP payload.</summary>
    public const int PayloadLimitBytes = 65_535;

    private const int BufferBytes = 4 << 20;

    // A blocked receive looks at this interval whether its run is over: closing a socket does not wake it everywhere.
    private const int ReceiveTimeoutMilliseconds = 100;

    public static Socket Bind(IPAddress address)
    {
        Socket socket = Open();
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    public static Socket Connect(IPEndPoint remote)
    {
        Socket socket = Open();
        socket.Connect(remote);
        return socket;
    }

    public static Socket Open()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        Prepare(socket);
        return socket;
    }

    public static void Prepare(Socket socket)
    {
        socket.ReceiveBufferSize = BufferBytes;
        socket.SendBufferSize = BufferBytes;
        socket.ReceiveTimeout = ReceiveTimeoutMilliseconds;
    }

    public static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    public static SocketAddress NewAddress() => new(AddressFamily.InterNetwork);

    /// <summary>Whether a failed receive only means that nothing came, or that an earlier datagram was refused.</summary>
    public static bool IsTransient(SocketException exception) => exception.SocketErrorCode
        is SocketError.TimedOut or SocketError.WouldBlock or SocketError.ConnectionRefused or SocketError.ConnectionReset;
}
