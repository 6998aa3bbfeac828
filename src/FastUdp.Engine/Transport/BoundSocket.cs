using System.Net;
using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>A socket bound, and perhaps connected, as the options ask.</summary>
internal sealed class BoundSocket
{
    // More than a receive buffer holds of what may arrive in the microseconds between bind and connect.
    private const int MaxStrangers = 10_000;

    private BoundSocket(Socket socket, UdpEndpointOptions options, RemoteAddress? connected, INativePath? path)
    {
        Socket = socket;
        Binding = new LocalBinding(
            (IPEndPoint)socket.LocalEndPoint!,
            connected,
            socket.AddressFamily == AddressFamily.InterNetworkV6 && socket.DualMode,
            KernelBuffers.Describe(KernelBuffers.ReceiveLimit, options.ReceiveBufferBytes, socket.ReceiveBufferSize),
            KernelBuffers.Describe(KernelBuffers.SendLimit, options.SendBufferBytes, socket.SendBufferSize));
        Path = new SocketPath(socket, Binding, options.Fragmentation, path);
    }

    public Socket Socket { get; }

    public LocalBinding Binding { get; }

    /// <summary>What becomes of datagrams that are too long for their path.</summary>
    public SocketPath Path { get; }

    /// <summary>Makes a socket, binds it, and connects it if a remote is given.</summary>
    /// <param name="local">The address to bind.</param>
    /// <param name="remote">The remote to connect to, if any.</param>
    /// <param name="options">Valid options.</param>
    /// <param name="path">What the platform knows of paths; null where it adds nothing to .NET's sockets.</param>
    /// <exception cref="SocketException">The address cannot be bound; the message says which and why.</exception>
    public static BoundSocket Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options, INativePath? path = null)
    {
        LocalBinding.Check(local, remote);
        var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            Configure(socket, options);
            Bind(socket, local);
            if (remote is not null)
                Connect(socket, remote);
            return new BoundSocket(socket, options, remote is null ? default(RemoteAddress?) : new RemoteAddress(remote), path);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void Configure(Socket socket, UdpEndpointOptions options)
    {
        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
            socket.DualMode = options.DualMode;
        if (options.ReceiveBufferBytes > 0)
            socket.ReceiveBufferSize = options.ReceiveBufferBytes;
        if (options.SendBufferBytes > 0)
            socket.SendBufferSize = options.SendBufferBytes;
    }

    private static void Bind(Socket socket, IPEndPoint local)
    {
        try
        {
            socket.Bind(local);
        }
        catch (SocketException exception)
        {
            throw new SocketException((int)exception.SocketErrorCode, $"Cannot bind UDP {local}: {Explain(exception)}.");
        }
    }

    private static void Connect(Socket socket, IPEndPoint remote)
    {
        try
        {
            socket.Connect(remote);
            DropStrangers(socket);
        }
        catch (SocketException exception)
        {
            throw new SocketException((int)exception.SocketErrorCode, $"Cannot connect UDP to {remote}: {Explain(exception)}.");
        }
    }

    /// <summary>
    /// Empties the queue: between bind and connect the socket was open to all. Bounded, for the remote itself may send
    /// without a pause.
    /// </summary>
    private static void DropStrangers(Socket socket)
    {
        Span<byte> cut = stackalloc byte[1];
        for (int i = 0; i < MaxStrangers && socket.Poll(TimeSpan.Zero, SelectMode.SelectRead); i++)
            socket.Receive(cut, SocketFlags.None, out _);
    }

    private static string Explain(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "the port is in use by another socket",
        SocketError.AccessDenied => "permission denied (ports below 1024 may need a privilege)",
        SocketError.AddressNotAvailable => "this machine has no such address",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no route to it",
        _ => exception.Message,
    };
}
