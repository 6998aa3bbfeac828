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
    private const int CacheLineBytes = 64;

    private readonly int _count;
    private readonly byte* _slots;
    private readonly int _slotBytes;
    private readonly int _controlBytes;
    private readonly AddressFamily _family;
    private readonly int _payloadBytes;
    private readonly MetadataFields _metadata;

    /// <param name="count">The slots of the ring.</param>
    /// <param name="family">The family of the socket, and so of the addresses.</param>
    /// <param name="payloadBytes">How much of each block to offer to the kernel.</param>
    /// <param name="metadata">What the socket brings besides.</param>
    public ReceiveHeaders(int count, AddressFamily family, int payloadBytes, MetadataFields metadata)
    {
        _count = count;
        _family = family;
        _payloadBytes = payloadBytes;
        _metadata = metadata;
        _controlBytes = MetadataOption.ControlSpace(metadata);
        _slotBytes = (ControlOffset + _controlBytes + CacheLineBytes - 1) / CacheLineBytes * CacheLineBytes;
        Messages = (mmsghdr*)NativeMemory.AlignedAlloc((nuint)(count * sizeof(mmsghdr)), CacheLineBytes);
        _slots = (byte*)NativeMemory.AlignedAlloc((nuint)(count * _slotBytes), CacheLineBytes);
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
                msg_controllen = (nuint)_controlBytes,
            },
        };
    }

    /// <summary>Reads what a receive put into a slot.</summary>
    public void Read(int slot, ref ReceivedRun run)
    {
        // SAFETY: as for Prepare; the kernel filled name and control within the lengths it was given.
        ref mmsghdr message = ref Messages[slot];
        ref msghdr header = ref message.msg_hdr;
        int length = Math.Min((int)message.msg_len, _payloadBytes);
        int stride = ReadControl(new ReadOnlySpan<byte>(header.msg_control, (int)header.msg_controllen), ref run);
        run.Length = length;
        run.OriginalLength = (int)message.msg_len;
        run.Stride = stride <= 0 ? length : stride;
        run.IsTruncated = (header.msg_flags & MSG_TRUNC) != 0;
        run.Remote = SocketAddressCodec.Read(new ReadOnlySpan<byte>(header.msg_name, SocketAddressCodec.MaxBytes), _family);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Messages);
        NativeMemory.AlignedFree(_slots);
    }

    private int ReadControl(ReadOnlySpan<byte> control, ref ReceivedRun run) => _metadata == MetadataFields.None
        ? ControlMessages.ReadStride(control)
        : ReceivedControl.Read(control, _metadata, out run.Metadata);

    private byte* Slot(int slot)
    {
        System.Diagnostics.Debug.Assert((uint)slot < (uint)_count, "A slot beyond the ring.");
        return _slots + (slot * _slotBytes);
    }
}
