using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using FastUdp.Transport.Linux;

namespace FastUdp.Engine.Tests.FaultyKernel;

/// <summary>A message handed to the kernel: its bytes, and the stride it is to be cut at, 0 when it is one datagram.</summary>
internal sealed record Message(byte[] Payload, int Stride, int Port)
{
    /// <summary>The other control messages, each as its level and type.</summary>
    public IReadOnlyList<(int Level, int Type)> Options { get; init; } = [];

    public bool IsSegmented => Stride > 0;

    public IEnumerable<byte[]> Datagrams => IsSegmented ? Payload.Chunk(Stride) : [Payload];
}

/// <summary>A kernel that keeps what it is given instead of sending it, and refuses what a test has it refuse.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class FakeKernel(Socket socket) : LinuxSocket(socket)
{
    /// <summary>The datagrams that were taken, in order.</summary>
    public List<byte[]> Taken { get; } = [];

    /// <summary>Every message of every call, taken or not.</summary>
    public List<Message> Offered { get; } = [];

    public int Waits { get; private set; }

    /// <summary>Asked for each message in turn: 0 takes it, a positive errno refuses it. Takes all when null.</summary>
    public Func<Message, int>? Refuse { get; set; }

    /// <summary>Called for each message that was taken.</summary>
    public Action<Message>? OnTaken { get; set; }

    /// <summary>How many messages one call takes at most.</summary>
    public int MostAtOnce { get; set; } = int.MaxValue;

    /// <summary>What ICMP has said, until it is read; with each entry the kernel leaves an error pending.</summary>
    public Queue<ErrorQueueEntry> Errors { get; } = new();

    /// <summary>What the next send fails with, whatever it is.</summary>
    public int PendingError { get; set; }

    /// <summary>Called for each wait for room.</summary>
    public Action<TimeSpan>? OnWait { get; set; }

    public override int SendMany(mmsghdr* messages, int count)
    {
        for (int i = 0; i < count; i++)
        {
            // As sendmmsg(2) does: an error after the first message is a short count, and the error itself is lost.
            int errno = i == MostAtOnce ? -1 : Take(Read(messages[i].msg_hdr));
            if (errno != 0)
                return i > 0 ? i : -errno;
            messages[i].msg_len = (uint)messages[i].msg_hdr.msg_iov->iov_len;
        }
        return count;
    }

    public override int Send(byte* payload, int length, byte* name, uint nameLength)
    {
        int errno = Take(new Message(new ReadOnlySpan<byte>(payload, length).ToArray(), 0, ReadPort(name)));
        return errno == 0 ? length : -errno;
    }

    /// <summary>News of an earlier datagram arrives (__udp4_lib_err).</summary>
    public void Hear(ErrorQueueEntry entry)
    {
        Errors.Enqueue(entry);
        PendingError = entry.Errno;
    }

    /// <summary>As sock_dequeue_err_skb does: the next entry's error is pending then, or none.</summary>
    public override int ReceiveError(msghdr* message)
    {
        if (!Errors.TryDequeue(out ErrorQueueEntry? entry))
            return -Errno.EAGAIN;
        entry.Write(message, Family);
        if (Errors.TryPeek(out ErrorQueueEntry? next) && next.IsIcmp)
            PendingError = next.Errno;
        else if (entry.IsIcmp)
            PendingError = 0;
        return 0;
    }

    public override void WaitWritable(TimeSpan time)
    {
        Waits++;
        OnWait?.Invoke(time);
    }

    private int Take(Message message)
    {
        Offered.Add(message);
        int errno = PendingError;
        PendingError = 0;
        if (errno == 0)
            errno = Refuse?.Invoke(message) ?? 0;
        if (errno != 0)
            return errno;
        Taken.AddRange(message.Datagrams);
        OnTaken?.Invoke(message);
        return 0;
    }

    private static Message Read(in msghdr header)
    {
        byte[] payload = new ReadOnlySpan<byte>(header.msg_iov->iov_base, (int)header.msg_iov->iov_len).ToArray();
        int stride = 0;
        var options = new List<(int Level, int Type)>();
        var control = new ReadOnlySpan<byte>(header.msg_control, (int)header.msg_controllen);
        while (ControlMessages.TryTake(ref control, out cmsghdr message, out ReadOnlySpan<byte> data))
        {
            if ((message.cmsg_level, message.cmsg_type) != (Constants.SOL_UDP, Constants.UDP_SEGMENT))
                options.Add((message.cmsg_level, message.cmsg_type));
            else if (data.Length == sizeof(ushort))
                stride = MemoryMarshal.Read<ushort>(data);
            else
                throw new InvalidOperationException("A control message the kernel would not know.");
        }
        if (!control.IsEmpty)
            throw new InvalidOperationException("Control messages the kernel would refuse.");
        return new Message(payload, stride, ReadPort(header.msg_name)) { Options = options };
    }

    private static int ReadPort(byte* name) => name == null ? -1 : (name[2] << 8) | name[3];
}
