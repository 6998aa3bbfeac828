using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>
/// What this kernel can do, found out once a process on sockets of its own that are closed again, so that no option is
/// left behind on anybody's. A probe over loopback cannot tell what a network device will refuse: the transmitter
/// finds that out when it sends.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxProbe
{
    // UDP_MAX_SEGMENTS: 64 until Linux 6.9, 128 since.
    private static readonly int[] SegmentLimits = [128, 64];

    private static readonly Lazy<LinuxProbe> LazyResult = new(() => new LinuxProbe());

    private LinuxProbe()
    {
        Unavailable = IntPtr.Size == 8 ? FindMissingCalls() : "its structures are those of 64-bit Linux, and this process is 32-bit";
        if (Unavailable is not null)
            return;
        MaxSegments = FindMaxSegments();
        HasGro = FindGro();
    }

    public static LinuxProbe Result => LazyResult.Value;

    /// <summary>Why the backend cannot run here; null when it can.</summary>
    public string? Unavailable { get; }

    /// <summary>How many datagrams one send may carry; 1 when the kernel does not segment.</summary>
    public int MaxSegments { get; } = 1;

    public bool HasGro { get; }

    /// <summary>A kernel without the batched calls, or a sandbox that forbids them, answers each with an error.</summary>
    private static unsafe string? FindMissingCalls()
    {
        try
        {
            using LinuxSocket socket = BindAnywhere();
            using var wake = new WakeEvent();
            int received = socket.ReceiveMany(null, 0);
            int sent = socket.SendMany(null, 0);
            int error = Math.Min(received == -Errno.EAGAIN ? 0 : received, sent);
            return error < 0 ? $"recvmmsg or sendmmsg failed with errno {-error}" : null;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException or IOException)
        {
            return exception.Message;
        }
    }

    private static int FindMaxSegments()
    {
        using LinuxSocket socket = BindAnywhere();
        if (!TryConnectToItself(socket.Socket))
            return KnowsSegmentation(socket.Socket) ? SegmentLimits[^1] : 1;
        foreach (int segments in SegmentLimits)
        {
            if (CanSend(socket, segments))
                return segments;
        }
        return 1;
    }

    /// <summary>A network namespace whose loopback is down has no way to itself.</summary>
    private static bool TryConnectToItself(Socket socket)
    {
        try
        {
            socket.Connect(IPAddress.Loopback, ((IPEndPoint)socket.LocalEndPoint!).Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Every kernel that segments at all takes the lowest limit.</summary>
    private static bool KnowsSegmentation(Socket socket)
    {
        try
        {
            int segment = 1_200;
            socket.SetRawSocketOption(SOL_UDP, UDP_SEGMENT, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in segment)));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Sends itself one-byte segments; they end with the socket.</summary>
    private static unsafe bool CanSend(LinuxSocket socket, int segments)
    {
        byte* payload = stackalloc byte[segments];
        byte* control = stackalloc byte[ControlMessages.SegmentSpace];
        ControlMessages.WriteSegment(new Span<byte>(control, ControlMessages.SegmentSpace), 1);
        var vector = new iovec { iov_base = payload, iov_len = (nuint)segments };
        var message = new mmsghdr
        {
            msg_hdr = new msghdr
            {
                msg_iov = &vector,
                msg_iovlen = 1,
                msg_control = control,
                msg_controllen = (nuint)ControlMessages.SegmentSpace,
            },
        };

        // SAFETY: everything the header points at lives on this stack until the call returns.
        return socket.SendMany(&message, 1) == 1;
    }

    /// <summary>Whether UDP_GRO can be set and read back; before Linux 5.12 it cannot be read, and is not relied on.</summary>
    private static bool FindGro()
    {
        using LinuxSocket socket = BindAnywhere();
        try
        {
            EnableGro(socket.Socket);
            int value = 0;
            socket.Socket.GetRawSocketOption(SOL_UDP, UDP_GRO, MemoryMarshal.AsBytes(new Span<int>(ref value)));
            return value == 1;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public static void EnableGro(Socket socket)
    {
        int on = 1;
        socket.SetRawSocketOption(SOL_UDP, UDP_GRO, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in on)));
    }

    private static LinuxSocket BindAnywhere()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        return new LinuxSocket(socket);
    }
}
