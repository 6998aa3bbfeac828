using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>
/// Writes and reads control messages (cmsg(3)): a header, the data, and padding to the machine's word. Lengths in a
/// header leave the padding out, buffer sizes count it.
/// </summary>
internal static class ControlMessages
{
    /// <summary>The space one message with two bytes of data takes: what UDP_SEGMENT needs.</summary>
    public static readonly int SegmentSpace = Space(sizeof(ushort));

    /// <summary>The space for what a receive may bring that asks for no metadata: the UDP_GRO stride, a native int.</summary>
    public static readonly int StrideSpace = Space(sizeof(int));

    private static unsafe int HeaderBytes => sizeof(cmsghdr);

    /// <summary>CMSG_SPACE: the bytes a message with so much data takes in a buffer.</summary>
    public static int Space(int dataBytes) => HeaderBytes + Align(dataBytes);

    /// <summary>Writes one message at the beginning of a buffer, and gives the space it takes.</summary>
    public static int Write<T>(Span<byte> control, int level, int type, in T data)
        where T : unmanaged
    {
        int dataBytes = Unsafe.SizeOf<T>();
        var header = new cmsghdr { cmsg_len = (nuint)(HeaderBytes + dataBytes), cmsg_level = level, cmsg_type = type };
        MemoryMarshal.Write(control, header);
        MemoryMarshal.Write(control[HeaderBytes..], data);
        return Space(dataBytes);
    }

    /// <summary>Writes the message that has the kernel cut a send every <paramref name="stride"/> bytes (udp(7)).</summary>
    public static int WriteSegment(Span<byte> control, ushort stride) => Write(control, SOL_UDP, UDP_SEGMENT, stride);

    /// <summary>Finds the stride of a coalesced receive; 0 when there is none and the bytes are one datagram.</summary>
    public static int ReadStride(ReadOnlySpan<byte> control)
    {
        while (TryTake(ref control, out cmsghdr header, out ReadOnlySpan<byte> data))
        {
            if (header.cmsg_level == SOL_UDP && header.cmsg_type == UDP_GRO && data.Length >= sizeof(int))
                return MemoryMarshal.Read<int>(data);
        }
        return 0;
    }

    /// <summary>
    /// Takes the first message off a buffer; false when there is none left. Anything malformed ends the walk: the kernel
    /// writes these, but the engine need not rely on it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryTake(ref ReadOnlySpan<byte> control, out cmsghdr header, out ReadOnlySpan<byte> data)
    {
        header = default;
        data = default;
        if (control.Length < HeaderBytes)
            return false;
        header = MemoryMarshal.Read<cmsghdr>(control);
        if (header.cmsg_len < (nuint)HeaderBytes || header.cmsg_len > (nuint)control.Length)
            return false;
        data = control[HeaderBytes..(int)header.cmsg_len];
        control = control[Math.Min(Align((int)header.cmsg_len), control.Length)..];
        return true;
    }

    private static int Align(int bytes) => (bytes + IntPtr.Size - 1) & ~(IntPtr.Size - 1);
}
