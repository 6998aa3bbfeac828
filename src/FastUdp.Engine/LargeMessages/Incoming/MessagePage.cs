using System.Buffers;

namespace FastUdp.LargeMessages;

/// <summary>
/// The memory of some neighbouring segments of one message, and which of them have arrived. No segment lies in two pages, so that each is one
/// copy; and a page covers 64 KiB of a message at least where its segments are no longer than 8 KiB, so that such a message lies in one piece.
/// </summary>
internal sealed class MessagePage : ReadOnlySequenceSegment<byte>
{
    /// <summary>64 KiB, and one segment of 8 KiB that begins within them.</summary>
    public const int Capacity = 73_728;

    /// <summary>The most segments a page takes: as many as it has bits for.</summary>
    public const int MaxSegments = 128;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(Capacity, pinned: true);
    private ulong _lowArrived;
    private ulong _highArrived;

    /// <summary>How many segments of a length a page takes.</summary>
    public static int SegmentsOf(int segmentBytes) => Math.Min(Capacity / segmentBytes, MaxSegments);

    /// <summary>Whether the segment at a place has arrived.</summary>
    public bool Has(int place) => ((place < 64 ? _lowArrived : _highArrived) >> (place & 63) & 1) != 0;

    /// <summary>Puts a segment at its place.</summary>
    public void Put(int place, int segmentBytes, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(place * segmentBytes, bytes.Length));
        (place < 64 ? ref _lowArrived : ref _highArrived) |= 1UL << (place & 63);
    }

    /// <summary>Makes it part of a sequence, once all its segments have arrived.</summary>
    public void Link(int length, long runningIndex, MessagePage? next)
    {
        Memory = _bytes.AsMemory(0, length);
        RunningIndex = runningIndex;
        Next = next;
    }

    /// <summary>Makes it as good as new.</summary>
    public void Clear()
    {
        _lowArrived = 0;
        _highArrived = 0;
        Link(0, 0, null);
    }
}
