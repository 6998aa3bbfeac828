using System.Runtime.CompilerServices;

namespace FastUdp.LargeMessages;

/// <summary>Writes segments where they are sent from: of a message's bytes there is this one copy.</summary>
internal static class SegmentWriter
{
    /// <summary>Writes a segment, flushing when there is no room.</summary>
    public static void Write(DatagramSender sender, in RemoteAddress remote, in SegmentHeader header, ReadOnlySpan<byte> bytes)
    {
        Span<byte> place = sender.Reserve(remote, SegmentHeader.MaxWireSize + bytes.Length);
        Write(place, header, bytes);
    }

    /// <summary>Writes a segment; false when there is no room without a flush.</summary>
    public static bool TryWrite(DatagramSender sender, in RemoteAddress remote, in SegmentHeader header, ReadOnlySpan<byte> bytes)
    {
        if (!sender.TryReserve(remote, SegmentHeader.MaxWireSize + bytes.Length, out Span<byte> place))
            return false;
        Write(place, header, bytes);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Span<byte> place, in SegmentHeader header, ReadOnlySpan<byte> bytes)
    {
        SegmentHeader.TryWrite(header, place, out int written, out _);
        bytes.CopyTo(place[written..]);
    }
}
