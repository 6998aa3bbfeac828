using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>The native headers of one sender: a message each for up to <see cref="Capacity"/> super-buffers.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class SendHeaders : IDisposable
{
    /// <summary>How many messages go in one system call: most of the gain is there at 8, and all of it at 64.</summary>
    public const int Capacity = 64;

    private const int NameOffset = 16;
    private const int ControlOffset = 48;
    private const int SlotBytes = 128;

    private readonly byte* _slots;
    private readonly AddressFamily _family;
    private readonly bool _isConnected;

    public SendHeaders(AddressFamily family, bool isConnected)
    {
        _family = family;
        _isConnected = isConnected;
        Messages = (mmsghdr*)NativeMemory.AlignedAlloc((nuint)(Capacity * sizeof(mmsghdr)), 64);
        _slots = (byte*)NativeMemory.AlignedAlloc(Capacity * SlotBytes, 64);
    }

    public mmsghdr* Messages { get; }

    /// <summary>Describes some datagrams of a run, to be cut every stride bytes if there is more than one.</summary>
    public void Write(int index, in SendRun run, int offset, int length)
    {
        System.Diagnostics.Debug.Assert((uint)index < Capacity, "A message beyond the headers.");

        // SAFETY: the index is within both arrays; the run's block is pinned and held until the transmission is over.
        byte* slot = _slots + (index * SlotBytes);
        var vector = (iovec*)slot;
        vector->iov_base = run.Block.Pointer + offset;
        vector->iov_len = (nuint)length;
        bool isSegmented = length > run.Stride;
        Messages[index] = new mmsghdr
        {
            msg_hdr = new msghdr
            {
                msg_name = _isConnected ? null : WriteName(slot + NameOffset, run.Remote),
                msg_namelen = _isConnected ? 0 : (uint)SocketAddressCodec.Size(_family),
                msg_iov = vector,
                msg_iovlen = 1,
                msg_control = isSegmented ? WriteControl(slot + ControlOffset, run.Stride) : null,
                msg_controllen = isSegmented ? (nuint)ControlMessages.SegmentSpace : 0,
            },
        };
    }

    /// <summary>The stride a message is to be cut at; 0 when it is a single datagram.</summary>
    public int Stride(int index)
    {
        ref msghdr header = ref Messages[index].msg_hdr;
        return header.msg_control == null ? 0 : *(ushort*)(header.msg_control + sizeof(cmsghdr));
    }

    /// <summary>The bytes of a message.</summary>
    public int Length(int index) => (int)Messages[index].msg_hdr.msg_iov->iov_len;

    public void Dispose()
    {
        NativeMemory.AlignedFree(Messages);
        NativeMemory.AlignedFree(_slots);
    }

    /// <summary>Writes a remote as the kernel reads it.</summary>
    public static void WriteName(Span<byte> name, in RemoteAddress remote, AddressFamily family)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(name, (ushort)(family == AddressFamily.InterNetwork ? AF_INET : AF_INET6));
        SocketAddressCodec.Write(name, remote, family);
    }

    private byte* WriteName(byte* name, in RemoteAddress remote)
    {
        WriteName(new Span<byte>(name, SocketAddressCodec.MaxBytes), remote, _family);
        return name;
    }

    private static byte* WriteControl(byte* control, int stride)
    {
        ControlMessages.WriteSegment(new Span<byte>(control, ControlMessages.SegmentSpace), (ushort)stride);
        return control;
    }
}
