using System.Buffers;

namespace FastUdp.Capture;

/// <summary>The one place that finds the borders of length-prefixed records in buffers that are split anywhere.</summary>
internal static class Records
{
    private const int MaxHeaderBytes = 16;

    /// <summary>Takes a whole record from the front of a buffer; false, and the buffer is as it was, when it is not whole yet.</summary>
    /// <param name="buffer">What has been read; shortened by what is taken.</param>
    /// <param name="format">How records begin.</param>
    /// <param name="offset">Where in the stream the buffer begins.</param>
    /// <param name="record">The record, its header included.</param>
    /// <exception cref="InvalidDataException">There can be no such record.</exception>
    public static bool TryTake<TFormat>(
        ref ReadOnlySequence<byte> buffer, TFormat format, long offset, out ReadOnlySequence<byte> record)
        where TFormat : IRecordFormat
    {
        record = default;
        if (buffer.Length < format.HeaderBytes)
            return false;
        int length = Measure(buffer, format, offset);
        if (buffer.Length < length)
            return false;
        record = buffer.Slice(0, length);
        buffer = buffer.Slice(length);
        return true;
    }

    private static int Measure<TFormat>(in ReadOnlySequence<byte> buffer, TFormat format, long offset)
        where TFormat : IRecordFormat
    {
        ReadOnlySpan<byte> first = buffer.FirstSpan;
        if (first.Length >= format.HeaderBytes)
            return format.Measure(first[..format.HeaderBytes], offset);
        Span<byte> header = stackalloc byte[MaxHeaderBytes];
        header = header[..format.HeaderBytes];
        buffer.Slice(0, header.Length).CopyTo(header);
        return format.Measure(header, offset);
    }
}
