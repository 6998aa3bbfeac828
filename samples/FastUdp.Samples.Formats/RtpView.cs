using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>
/// An RTP packet of version 2 (RFC 3550 section 5.1), as a view: its payload lies where it was received and is valid as long as
/// the datagram. It allocates nothing, unless a mixer has named the sources it mixed.
/// </summary>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public ref partial struct RtpView
{
    /// <summary>V: always 2. Another version is refused.</summary>
    [Bits(2), Constant(2)]
    public readonly byte Version => 2;

    /// <summary>P: whether the payload ends in padding, whose last byte has its length.</summary>
    [Bits(1)]
    public bool HasPadding { get; set; }

    /// <summary>X: whether the payload begins with a header extension.</summary>
    [Bits(1)]
    public bool HasExtension { get; set; }

    /// <summary>CC: how many contributing sources there are.</summary>
    [Bits(4)]
    public byte ContributorCount { get; set; }

    /// <summary>M: a mark, such as the end of a video frame.</summary>
    [Bits(1)]
    public bool IsMarked { get; set; }

    /// <summary>PT: what the payload is.</summary>
    [Bits(7)]
    public byte PayloadType { get; set; }

    /// <summary>One more for each packet.</summary>
    public ushort SequenceNumber { get; set; }

    /// <summary>The time of the first sample, in the payload's own units.</summary>
    public uint Timestamp { get; set; }

    /// <summary>SSRC: who sends.</summary>
    public uint Source { get; set; }

    /// <summary>CSRC: whose streams a mixer has put into this one.</summary>
    [CountedBy(nameof(ContributorCount)), MaxLength(15)]
    public uint[] Contributors { get; set; }

    /// <summary>Everything else, an extension and padding included.</summary>
    [Remainder, MaxLength(1_400)]
    public ReadOnlySpan<byte> Payload { get; set; }
}
