namespace FastUdp.Capture;

/// <summary>A datagram of a capture.</summary>
public readonly record struct CapturedDatagram
{
    /// <summary>Who sent it.</summary>
    public RemoteAddress Source { get; init; }

    /// <summary>Who it was sent to.</summary>
    public RemoteAddress Destination { get; init; }

    /// <summary>Which way it went.</summary>
    public CaptureDirection Direction { get; init; }

    /// <summary>When, in nanoseconds since 1970-01-01 UTC.</summary>
    public long UnixNanoseconds { get; init; }

    /// <summary>The payload. Of a datagram that was read it is the reader's, and valid until the next is read.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The payload's length in bytes when it was on its way, which the capture may have cut; 0 for the length it has now.</summary>
    public int OriginalLength { get; init; }

    /// <summary>Whether the capture holds less than the whole payload.</summary>
    public bool IsTruncated => OriginalLength > Payload.Length;
}
