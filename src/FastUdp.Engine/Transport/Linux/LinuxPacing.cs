using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using Microsoft.Win32.SafeHandles;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>The rate Linux sends a socket's datagrams at (SO_MAX_PACING_RATE), and who there might honour it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxPacing : INativePacing
{
    // What the kernel fills at a time in a dump (NLMSG_GOODSIZE is 8 KiB, and it takes a larger buffer as an offer).
    private const int AnswerBytes = 32_768;

    // A machine of a thousand interfaces with sixteen queues each takes about a hundred.
    private const int MaxAnswers = 10_000;

    // A kernel that knows only 32 bits of it reads the first four bytes, which are the lower ones on little-endian machines.
    public void SetRate(Socket socket, long bytesPerSecond) =>
        socket.SetRawSocketOption(SOL_SOCKET, SO_MAX_PACING_RATE, MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in bytesPerSecond)));

    public IReadOnlyDictionary<int, string>? ReadDisciplines()
    {
        using SafeFileHandle socket = Libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
        var found = new List<QueueingDiscipline>();
        return !socket.IsInvalid && TryAsk(socket) && TryRead(socket, found) ? QueueingDiscipline.ByInterface(found) : null;
    }

    private static unsafe bool TryAsk(SafeFileHandle socket)
    {
        var request = new qdisc_request
        {
            header = new nlmsghdr
            {
                nlmsg_len = (uint)sizeof(qdisc_request),
                nlmsg_type = RTM_GETQDISC,
                nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP,
            },
        };

        // SAFETY: the request lives on this stack until the call returns.
        return Libc.write(socket, &request, (nuint)sizeof(qdisc_request)) == sizeof(qdisc_request);
    }

    // A dump is answered while it is read: no read waits for anything but the kernel's own work.
    private static unsafe bool TryRead(SafeFileHandle socket, List<QueueingDiscipline> found)
    {
        byte[] answer = new byte[AnswerBytes];

        // SAFETY: the array is pinned while the kernel writes to it, and its own length is the bound.
        fixed (byte* bytes = answer)
        {
            for (int i = 0; i < MaxAnswers; i++)
            {
                nint length = Libc.read(socket, bytes, AnswerBytes);
                if (length <= 0)
                    return false;
                if (!QueueingDiscipline.ReadAll(answer.AsSpan(0, (int)length), found))
                    return true;
            }
        }
        return false;
    }
}
