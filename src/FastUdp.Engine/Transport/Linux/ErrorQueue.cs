using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>
/// The error queue of a socket: what ICMP said of earlier datagrams, with its cause (ip(7), IP_RECVERR).
/// </summary>
/// <remarks>
/// It is a trap on an unconnected socket, which else is told of nothing. With each entry the kernel leaves a pending error at the
/// socket (__udp4_lib_err), so that the next send, to whomever, and the next receive fail; poll(2) reports POLLERR for as long as there
/// is an entry; and reading one leaves the next one's error pending (sock_dequeue_err_skb). So the queue is always read to its end,
/// by whoever meets an error: the receive loop, or a send, which then tries again (<see cref="SendRetry"/>). Entries also take room of
/// the receive buffer; one that finds none is lost, but its error is pending all the same.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed unsafe class ErrorQueue
{
    // So many are read before their reader goes on: they may come as fast as they are read.
    private const int MostAtOnce = 4_096;

    // The control messages of the metadata that the socket asks for come with an entry too, before it.
    private const int ControlBytes = 512;

    private readonly LinuxSocket _socket;
    private readonly NetworkErrorReports _reports;
    private readonly Lock _lock = new();
    private long _readCount;

    public ErrorQueue(LinuxSocket socket, NetworkErrorReports reports)
    {
        _socket = socket;
        _reports = reports;

        // An IPv6 socket in dual mode hears of IPv4 as the option of that level says.
        Enable(socket.Socket, IPPROTO_IP, IP_RECVERR);
        if (socket.Family == AddressFamily.InterNetworkV6)
            Enable(socket.Socket, IPPROTO_IPV6, IPV6_RECVERR);
    }

    /// <summary>How many errors of earlier datagrams have been read so far.</summary>
    public long ReadCount => Interlocked.Read(ref _readCount);

    /// <summary>Reads the queue to its end; what is read is told by <see cref="Tell"/>. Any thread.</summary>
    public void Read()
    {
        // The lock is for those that count on an empty queue when this returns; no foreign code runs under it.
        lock (_lock)
        {
            for (int i = 0; i < MostAtOnce && ReadOne(); i++)
            {
            }
        }
    }

    /// <summary>Calls the user's callback with what has been read. Not to be called with a lock held.</summary>
    public void Tell() => _reports.Tell();

    /// <summary>Reports that this machine itself refused a datagram as too long for its path.</summary>
    public void AddTooLong(in RemoteAddress remote, int mtu) =>
        _reports.Add(new NetworkError(remote, NetworkErrorKind.TooLong, mtu, null, Errno.EMSGSIZE));

    private bool ReadOne()
    {
        byte* name = stackalloc byte[SocketAddressCodec.MaxBytes];
        byte* control = stackalloc byte[ControlBytes];
        var message = new msghdr
        {
            msg_name = name,
            msg_namelen = SocketAddressCodec.MaxBytes,
            msg_control = control,
            msg_controllen = ControlBytes,
        };

        // SAFETY: everything the header points at lives on this stack until the call returns; the kernel stays within its lengths.
        int result = _socket.ReceiveError(&message);
        if (result == -Errno.EINTR)
            return true;
        if (result < 0)
            return false;
        var nameBytes = new ReadOnlySpan<byte>(name, SocketAddressCodec.MaxBytes);
        if (ErrorEntry.TryRead(new ReadOnlySpan<byte>(control, (int)message.msg_controllen), nameBytes, _socket.Family, out NetworkError error))
        {
            _reports.Add(error);
            Interlocked.Increment(ref _readCount);
        }
        return true;
    }

    private static void Enable(Socket socket, int level, int option)
    {
        int on = 1;
        socket.SetRawSocketOption(level, option, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in on)));
    }
}
