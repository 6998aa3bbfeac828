using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>Whether the last minute of the day has a leap second (RFC 5905 figure 9).</summary>
public enum NtpLeapIndicator : byte
{
    /// <summary>No leap second.</summary>
    None,

    /// <summary>The last minute has 61 seconds.</summary>
    Inserted,

    /// <summary>The last minute has 59 seconds.</summary>
    Deleted,

    /// <summary>The clock is not synchronized.</summary>
    Unknown,
}

/// <summary>What a packet is for (RFC 5905 figure 10).</summary>
public enum NtpMode : byte
{
    /// <summary>Reserved.</summary>
    Reserved,

    /// <summary>Between peers, from the one that keeps the association.</summary>
    SymmetricActive,

    /// <summary>Between peers, from the other.</summary>
    SymmetricPassive,

    /// <summary>A question.</summary>
    Client,

    /// <summary>An answer.</summary>
    Server,

    /// <summary>To everyone.</summary>
    Broadcast,

    /// <summary>A control message, which has another layout.</summary>
    Control,

    /// <summary>For private use.</summary>
    Private,
}

/// <summary>The header of an NTP packet (RFC 5905 section 7.3). Extension fields and a key may follow it, and are ignored.</summary>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public partial record struct NtpPacket
{
    /// <summary>LI: the leap second to come.</summary>
    [Bits(2)]
    public NtpLeapIndicator LeapIndicator { get; set; }

    /// <summary>VN: the version, 4 today.</summary>
    [Bits(3)]
    public byte Version { get; set; }

    /// <summary>What the packet is for.</summary>
    [Bits(3)]
    public NtpMode Mode { get; set; }

    /// <summary>How many servers lie between this one and a reference clock; 0 is unspecified.</summary>
    public byte Stratum { get; set; }

    /// <summary>The longest time between messages, as the logarithm to base 2 of seconds.</summary>
    public sbyte Poll { get; set; }

    /// <summary>The precision of the clock, as the logarithm to base 2 of seconds.</summary>
    public sbyte Precision { get; set; }

    /// <summary>The round trip to the reference clock.</summary>
    public NtpShort RootDelay { get; set; }

    /// <summary>How far off the clock may be.</summary>
    public NtpShort RootDispersion { get; set; }

    /// <summary>The server or reference clock, whose form depends on the stratum.</summary>
    public uint ReferenceId { get; set; }

    /// <summary>When the clock was last set.</summary>
    public NtpTimestamp Reference { get; set; }

    /// <summary>When the question left the client.</summary>
    public NtpTimestamp Originate { get; set; }

    /// <summary>When the question reached the server.</summary>
    public NtpTimestamp Receive { get; set; }

    /// <summary>When this packet left.</summary>
    public NtpTimestamp Transmit { get; set; }

    /// <summary>How far the client's clock is behind the server's (RFC 5905 section 8), for an answer that arrived at a time.</summary>
    public readonly TimeSpan OffsetAt(DateTimeOffset arrival) =>
        ((Receive.Time - Originate.Time) + (Transmit.Time - arrival)) / 2;
}
