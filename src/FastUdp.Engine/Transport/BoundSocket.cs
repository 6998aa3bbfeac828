using System.Net;
using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>A socket bound, and perhaps connected, as the options ask.</summary>
internal sealed class BoundSocket
{
    // More than a receive buffer holds of what may arrive in the microseconds until a socket is what it is to be.
    private const int MostDropped = 10_000;

    private BoundSocket(Socket socket, UdpEndpointOptions options, RemoteAddress? connected, NativeSupport native, PacingChoice pacing)
    {
        Socket = socket;
        Native = native;
        Pacing = pacing;
        MaxMessageBytes = pacing.Method == PacingMethod.Kernel ? PacingChoice.MaxMessageBytes(options.Pacing!) : UdpLimits.MaxIPv4PayloadBytes;
        Groups = new SocketGroups(socket, native.Groups);
        Binding = new LocalBinding(
            (IPEndPoint)socket.LocalEndPoint!,
            connected,
            socket.AddressFamily == AddressFamily.InterNetworkV6 && socket.DualMode,
            KernelBuffers.Describe(KernelBuffers.ReceiveLimit, options.ReceiveBufferBytes, socket.ReceiveBufferSize),
            KernelBuffers.Describe(KernelBuffers.SendLimit, options.SendBufferBytes, socket.SendBufferSize));
        Path = new SocketPath(socket, Binding, options.Fragmentation, native.Path);
    }

    public Socket Socket { get; }

    public LocalBinding Binding { get; }

    /// <summary>What becomes of datagrams that are too long for their path.</summary>
    public SocketPath Path { get; }

    /// <summary>What the platform adds to .NET's sockets.</summary>
    public NativeSupport Native { get; }

    /// <summary>The multicast groups it hears.</summary>
    public SocketGroups Groups { get; }

    /// <summary>Who spaces the datagrams it sends.</summary>
    public PacingChoice Pacing { get; }

    /// <summary>
    /// The most that one message to the kernel may carry. By default the IPv4 limit for both families: an IPv6 socket may carry IPv4, and
    /// 20 bytes more would gain nothing.
    /// </summary>
    public int MaxMessageBytes { get; }

    /// <summary>Makes a socket, binds it, and connects it if a remote is given.</summary>
    /// <param name="local">The local address.</param>
    /// <param name="remote">The only remote, if there is to be one.</param>
    /// <param name="options">Valid options.</param>
    /// <param name="native">What the platform adds to .NET's sockets.</param>
    /// <param name="port">The port it shares with others, which then say where it is bound; null where it has its own.</param>
    /// <exception cref="SocketException">The address cannot be bound; the message says which and why.</exception>
    public static BoundSocket Open(
        IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options, NativeSupport native, SharedPort? port = null)
    {
        LocalBinding.Check(local, remote);
        var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            Configure(socket, options);
            native.Groups?.HearOnlyJoined(socket);
            Bind(socket, local, port);
            if (remote is not null)
                Connect(socket, remote);
            return new BoundSocket(
                socket, options, remote is null ? default(RemoteAddress?) : new RemoteAddress(remote), native, Pace(socket, options.Pacing, native.Pacing));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Empties the queue. Bounded, for somebody may send without a pause.</summary>
    public static void DropQueued(Socket socket)
    {
        Span<byte> cut = stackalloc byte[1];
        for (int i = 0; i < MostDropped && socket.Poll(TimeSpan.Zero, SelectMode.SelectRead); i++)
            socket.Receive(cut, SocketFlags.None, out _);
    }

    private static void Configure(Socket socket, UdpEndpointOptions options)
    {
        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
            socket.DualMode = options.DualMode;
        if (options.ReceiveBufferBytes > 0)
            socket.ReceiveBufferSize = options.ReceiveBufferBytes;
        if (options.SendBufferBytes > 0)
            socket.SendBufferSize = options.SendBufferBytes;
        if (options.Broadcast)
            socket.EnableBroadcast = true;

        // On Linux .NET sets SO_REUSEPORT with it: then the socket shares with those that say either of the two.
        if (options.SharesAddress)
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        GroupSending.Configure(socket, options.Multicast);
    }

    private static PacingChoice Pace(Socket socket, PacingOptions? options, INativePacing? native)
    {
        PacingChoice choice = PacingChoice.Decide(options, ((IPEndPoint)socket.LocalEndPoint!).Address, native);
        if (choice.Method == PacingMethod.Kernel)
        {
            native!.SetRate(socket, options!.BytesPerSecond);
            socket.SendBufferSize = Math.Min(socket.SendBufferSize, PacingChoice.KernelSendBufferBytes);
        }
        return choice;
    }

    private static void Bind(Socket socket, IPEndPoint local, SharedPort? port)
    {
        try
        {
            if (port is null)
                socket.Bind(local);
            else
                port.Bind(socket, local);
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
            DropQueued(socket); // Between bind and connect the socket was open to all.
        }
        catch (SocketException exception)
        {
            throw new SocketException((int)exception.SocketErrorCode, $"Cannot connect UDP to {remote}: {Explain(exception)}.");
        }
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
