using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>What becomes of a socket's datagrams that are longer than their path takes, and what the system knows of that.</summary>
internal sealed class SocketPath
{
    private readonly Socket _socket;
    private readonly LocalBinding _binding;
    private readonly FragmentationMode _mode;
    private readonly INativePath? _native;

    /// <param name="socket">The socket; configured from now on.</param>
    /// <param name="binding">What it is bound to.</param>
    /// <param name="mode">What the options ask for.</param>
    /// <param name="native">What the platform adds to .NET; null where it adds nothing.</param>
    /// <exception cref="PlatformNotSupportedException">The mode cannot be had here.</exception>
    public SocketPath(Socket socket, LocalBinding binding, FragmentationMode mode, INativePath? native)
    {
        _socket = socket;
        _binding = binding;
        _mode = mode;
        _native = native;
        if (mode == FragmentationMode.System)
            return;
        if (native is not null)
            native.Configure(socket, mode);
        else
            Configure(socket, mode);
    }

    /// <summary>The capability row.</summary>
    public UdpCapability Fragmentation => new(UdpCapabilities.FragmentationName, _mode != FragmentationMode.System, _mode switch
    {
        FragmentationMode.System => $"{nameof(UdpEndpointOptions)}.{nameof(UdpEndpointOptions.Fragmentation)} is {nameof(FragmentationMode.System)}",
        FragmentationMode.Allow => "IP fragments what the path does not take in one piece",
        FragmentationMode.Forbid => "DF is set, and what exceeds the path MTU that the system knows is refused",
        _ => "DF is set, and only what exceeds the interface's MTU is refused",
    });

    /// <summary>The path MTU to a remote in bytes, IP header included; null where the system does not say.</summary>
    public int? ReadMtu(in RemoteAddress remote) => _native?.ReadMtu(_socket, _binding, remote);

    /// <summary>The outcome of a send that was refused: what is too long learns what is not.</summary>
    public SendResult Explain(SendStatus status, int systemError, in RemoteAddress remote) =>
        new(status, systemError, status == SendStatus.TooLong ? ReadMtu(remote) ?? 0 : 0);

    /// <summary>What .NET itself has: DF over IPv4, as far as the platform knows it.</summary>
    public static void Configure(Socket socket, FragmentationMode mode)
    {
        if (mode == FragmentationMode.Probe)
            throw NotSupported(mode, "only Linux sends with DF beyond the path MTU it knows");
        if (socket.AddressFamily != AddressFamily.InterNetwork)
            throw NotSupported(mode, "but on Linux it can be chosen for IPv4 sockets alone");
        try
        {
            socket.DontFragment = mode == FragmentationMode.Forbid;
        }
        catch (SocketException exception)
        {
            throw NotSupported(mode, exception.Message);
        }
    }

    private static PlatformNotSupportedException NotSupported(FragmentationMode mode, string reason) =>
        new($"{nameof(UdpEndpointOptions.Fragmentation)} cannot be {mode} here: {reason}.");
}
