using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Buffers;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>
/// The native headers of a receive ring, one a slot: built once, and after a receive reset only where the kernel wrote.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class ReceiveHeaders : IDisposable
{
    // Beside each header: the iovec, room for the address, and the control space every slot needs of its own, for the
    // kernel drops the stride silently where it is missing.
    private const int NameOffset = 16;
    private const int ControlOffset = 48;
    private const int SlotBytes = 128;

    private readonly int _count;
    private readonly byte* _slots;
    private readonly AddressFamily _family;
    private readonly int _payloadBytes;

    /// <param name="count">The slots of the ring.</param>
    /// <param name="family">The family of the socket, and so of the addresses.</param>
    /// <param name="payloadBytes">How much of each block to offer to the kernel.</param>
    public ReceiveHeaders(int count, AddressFamily family, int payloadBytes)
    {
        _count = count;
        _family = family;
        _payloadBytes = payloadBytes;
        Messages = (mmsghdr*)NativeMemory.AlignedAlloc((nuint)(count * sizeof(mmsghdr)), 64);
        _slots = (byte*)NativeMemory.AlignedAlloc((nuint)(count * SlotBytes), 64);
    }

    public mmsghdr* Messages { get; }

    /// <summary>Makes a slot ready for the next receive into a block.</summary>
    public void Prepare(int slot, Block block)
    {
        // SAFETY: the slot is within the count both arrays were made with; the block is held by the ring until the
        // receive is over, and its bytes are pinned.
        byte* own = Slot(slot);
        var vector = (iovec*)own;
        vector->iov_base = block.Pointer;
        vector->iov_len = (nuint)_payloadBytes;
        Messages[slot] = new mmsghdr
        {
            msg_hdr = new msghdr
            {
                msg_name = own + NameOffset,
                msg_namelen = SocketAddressCodec.MaxBytes,
                msg_iov = vector,
                msg_iovlen = 1,
                msg_control = own + ControlOffset,
                msg_controllen = (nuint)ControlMessages.ReceiveSpace,
            },
        };
    }

    /// <summary>Reads what a receive put into a slot.</summary>
    public void Read(int slot, ref ReceivedRun run)
    {
        // SAFETY: as for Prepare; the kernel filled name and control within the lengths it was given.
        ref mmsghdr message = ref Messages[slot];
        ref msghdr header = ref message.msg_hdr;
        int length = (int)message.msg_len;
        int stride = header.msg_controllen == 0
            ? 0
            : ControlMessages.ReadStride(new ReadOnlySpan<byte>(header.msg_control, (int)header.msg_controllen));
        run.Length = length;
        run.Stride = stride <= 0 ? length : stride;
        run.IsTruncated = (header.msg_flags & MSG_TRUNC) != 0;
        run.Remote = SocketAddressCodec.Read(new ReadOnlySpan<byte>(header.msg_name, SocketAddressCodec.MaxBytes), _family);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Messages);
        NativeMemory.AlignedFree(_slots);
    }

    private byte* Slot(int slot)
    {
        System.Diagnostics.Debug.Assert((uint)slot < (uint)_count, "A slot beyond the ring.");
        return _slots + (slot * SlotBytes);
    }
}
