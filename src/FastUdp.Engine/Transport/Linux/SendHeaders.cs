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
    private const int SlotBytes = 192;

    private readonly byte* _slots;
    private readonly AddressFamily _family;
    private readonly bool _isConnected;
    private readonly SendControl _control;
    private readonly int[] _strides = new int[Capacity];

    public SendHeaders(AddressFamily family, bool isConnected, SendControl control)
    {
        System.Diagnostics.Debug.Assert(ControlOffset + SendControl.MaxSpace <= SlotBytes, "A slot is too small for its control messages.");
        _family = family;
        _isConnected = isConnected;
        _control = control;
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
        _strides[index] = isSegmented ? run.Stride : 0;
        byte* control = slot + ControlOffset;
        int controlBytes = WriteControl(control, run, isSegmented);
        Messages[index] = new mmsghdr
        {
            msg_hdr = new msghdr
            {
                msg_name = _isConnected ? null : WriteName(slot + NameOffset, run.Remote),
                msg_namelen = _isConnected ? 0 : (uint)SocketAddressCodec.Size(_family),
                msg_iov = vector,
                msg_iovlen = 1,
                msg_control = controlBytes > 0 ? control : null,
                msg_controllen = (nuint)controlBytes,
            },
        };
    }

    /// <summary>The stride a message is to be cut at; 0 when it is a single datagram.</summary>
    public int Stride(int index) => _strides[index];

    /// <summary>The bytes of a message.</summary>
    public int Length(int index) => (int)Messages[index].msg_hdr.msg_iov->iov_len;

    /// <summary>Takes from a message what has it cut. Its other control messages stay.</summary>
    public void Unsegment(int index)
    {
        ref msghdr header = ref Messages[index].msg_hdr;
        if (_strides[index] == 0)
            return;
        _strides[index] = 0;
        header.msg_controllen -= (nuint)ControlMessages.SegmentSpace;
        if (header.msg_controllen == 0)
            header.msg_control = null;
    }

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

    /// <summary>Writes the control messages and gives their space; what has the message cut comes last, to be taken off again.</summary>
    private int WriteControl(byte* place, in SendRun run, bool isSegmented)
    {
        var control = new Span<byte>(place, SendControl.MaxSpace);
        int end = _control.Write(control, run.Remote, run.Options);
        return isSegmented ? end + ControlMessages.WriteSegment(control[end..], (ushort)run.Stride) : end;
    }
}
