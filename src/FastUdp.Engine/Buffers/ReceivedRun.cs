namespace FastUdp.Buffers;

/// <summary>
/// What one receive put into one block: <see cref="Length"/> bytes from one remote, to be cut every
/// <see cref="Stride"/> bytes. A datagram that came alone is a run of one, its stride its length.
/// </summary>
internal struct ReceivedRun
{
    /// <summary>The bytes; null in a slot that waits for a block.</summary>
    public Block? Block;
    public RemoteAddress Remote;
    public int Length;
    public int Stride;
    public bool IsTruncated;

    /// <summary>Of a truncated datagram the length it had; 0 where the platform does not say. It means nothing otherwise.</summary>
    public int OriginalLength;

    /// <summary>What was asked to be learnt of the datagrams, which is the same for all of them.</summary>
    public DatagramMetadata Metadata;

    /// <summary>How many datagrams the run holds; the last may be shorter than the stride (udp(7), UDP_GRO).</summary>
    public readonly int DatagramCount => CountDatagrams(Length, Stride);

    /// <summary>A run of no bytes is still one datagram: zero-length datagrams are valid data (RFC 768).</summary>
    public static int CountDatagrams(int length, int stride) =>
        length <= stride ? 1 : (int)(((uint)length + (uint)stride - 1) / (uint)stride);
}
