using System.Buffers;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>Bytes in as many pieces as a test likes.</summary>
internal sealed class SplitSequence : ReadOnlySequenceSegment<byte>
{
    private SplitSequence(ReadOnlyMemory<byte> memory, SplitSequence? before)
    {
        Memory = memory;
        if (before is null)
            return;
        RunningIndex = before.RunningIndex + before.Memory.Length;
        before.Next = this;
    }

    /// <summary>Cuts at each of the given distances from the last cut, over and over; a distance of 0 makes an empty piece.</summary>
    public static ReadOnlySequence<byte> Of(ReadOnlyMemory<byte> bytes, params int[] lengths)
    {
        var first = new SplitSequence(default, null);
        SplitSequence last = first;
        for (int i = 0; !bytes.IsEmpty; i++)
        {
            int length = i < lengths.Length * 64 ? Math.Min(lengths[i % lengths.Length], bytes.Length) : bytes.Length;
            last = new SplitSequence(bytes[..length], last);
            bytes = bytes[length..];
        }
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}
