using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>One attribute of a STUN message (RFC 8489 section 14), without its padding.</summary>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public ref partial struct StunAttributeView
{
    /// <summary>What it is: 0x0006 is the user's name, 0x8022 the software.</summary>
    public ushort Type { get; set; }

    /// <summary>The length of the value in bytes.</summary>
    public ushort Length { get; set; }

    /// <summary>The value.</summary>
    [CountedBy(nameof(Length)), MaxLength(1_448)]
    public ReadOnlySpan<byte> Value { get; set; }
}
