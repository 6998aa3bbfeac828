using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>
/// The system calls on one UDP socket: each gives a count, or the error number negated. Its calls are virtual so that a
/// test can stand in for a kernel that refuses.
/// </summary>
[SupportedOSPlatform("linux")]
internal unsafe class LinuxSocket(Socket socket) : IDisposable
{
    public Socket Socket { get; } = socket;

    public AddressFamily Family => Socket.AddressFamily;

    /// <summary>
    /// Receives into up to <paramref name="count"/> messages without waiting (recvmmsg(2); for a single one recvmsg(2),
    /// which is shorter: a busy-poll is mostly this call). The length of each is that of the whole datagram, however
    /// much of it found room (MSG_TRUNC).
    /// </summary>
    public virtual int ReceiveMany(mmsghdr* messages, int count) => count == 1
        ? ReceiveOne(messages)
        : CountOrError(Libc.recvmmsg(Socket.SafeHandle, messages, (uint)count, MSG_DONTWAIT | MSG_TRUNC, null));

    /// <summary>
    /// Receives up to <paramref name="count"/> messages, waiting for the first as long as <see cref="LimitWait"/> allows;
    /// then EAGAIN (recvmmsg(2), MSG_WAITFORONE; its own time-out argument is only looked at when something arrives).
    /// </summary>
    public virtual int WaitAndReceiveMany(mmsghdr* messages, int count) =>
        CountOrError(Libc.recvmmsg(Socket.SafeHandle, messages, (uint)count, MSG_WAITFORONE | MSG_TRUNC, null));

    /// <summary>Bounds every waiting receive (socket(7), SO_RCVTIMEO).</summary>
    public void LimitWait(TimeSpan time)
    {
        var limit = new timeval { tv_sec = (long)time.TotalSeconds, tv_usec = (time.Milliseconds * 1_000L) + time.Microseconds };
        Socket.SetRawSocketOption(SOL_SOCKET, SO_RCVTIMEO, MemoryMarshal.AsBytes(new ReadOnlySpan<timeval>(in limit)));
    }

    /// <summary>Sends up to <paramref name="count"/> messages without waiting (sendmmsg(2)).</summary>
    public virtual int SendMany(mmsghdr* messages, int count) =>
        CountOrError(Libc.sendmmsg(Socket.SafeHandle, messages, (uint)count, MSG_DONTWAIT));

    /// <summary>Sends one message without waiting: by sendto(2), which is shorter, unless it has control messages.</summary>
    public int SendOne(mmsghdr* message)
    {
        ref msghdr header = ref message->msg_hdr;
        return header.msg_control != null
            ? SendMany(message, 1)
            : Send(header.msg_iov->iov_base, (int)header.msg_iov->iov_len, header.msg_name, header.msg_namelen);
    }

    /// <summary>Sends one datagram without waiting (sendto(2)); a null name is a connected socket's own remote.</summary>
    public virtual int Send(byte* payload, int length, byte* name, uint nameLength) =>
        CountOrError((int)Libc.sendto(Socket.SafeHandle, payload, (nuint)length, MSG_DONTWAIT, name, nameLength));

    /// <summary>
    /// Waits for room to send, at most so long (poll(2)). It may return earlier, for a signal say: the caller tries again.
    /// </summary>
    public virtual void WaitWritable(TimeSpan time) => Poll(POLLOUT, (int)Math.Ceiling(time.TotalMilliseconds));

    /// <summary>Whether a datagram is there now (poll(2)); a pending error alone is none.</summary>
    public bool HasDatagram() => (Poll(POLLIN, milliseconds: 0) & POLLIN) != 0;

    /// <summary>Reads an entry of the error queue without waiting (recvmsg(2), MSG_ERRQUEUE).</summary>
    public virtual int ReceiveError(msghdr* message) =>
        CountOrError((int)Libc.recvmsg(Socket.SafeHandle, message, MSG_ERRQUEUE | MSG_DONTWAIT));

    public void Dispose() => Socket.Dispose();

    private int ReceiveOne(mmsghdr* message)
    {
        int bytes = CountOrError((int)Libc.recvmsg(Socket.SafeHandle, &message->msg_hdr, MSG_DONTWAIT | MSG_TRUNC));
        if (bytes < 0)
            return bytes;
        message->msg_len = (uint)bytes;
        return 1;
    }

    private short Poll(short events, int milliseconds)
    {
        SafeHandle handle = Socket.SafeHandle;
        bool isHeld = false;
        try
        {
            handle.DangerousAddRef(ref isHeld);
            var descriptor = new pollfd { fd = (int)handle.DangerousGetHandle(), events = events };

            // SAFETY: the descriptor is held above for the length of the call, the struct lives on this stack.
            _ = Libc.poll(&descriptor, 1, milliseconds);
            return descriptor.revents;
        }
        finally
        {
            if (isHeld)
                handle.DangerousRelease();
        }
    }

    private static int CountOrError(int result) => result >= 0 ? result : -Marshal.GetLastPInvokeError();
}
