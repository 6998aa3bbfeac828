using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>As many names as one datagram holds. Who joins or leaves meanwhile may be missing, or come twice.</summary>
[DatagramMessage(44)]
internal readonly ref partial struct Names
{
    /// <summary>The member's.</summary>
    public ulong Key { get; init; }

    /// <summary>As it was asked.</summary>
    public uint From { get; init; }

    /// <summary>Where the next names begin; 0 when these are the last.</summary>
    public uint Next { get; init; }

    /// <summary>How many members there are.</summary>
    public uint Members { get; init; }

    /// <summary>In UTF-8, each but the first after a U+000A.</summary>
    [MaxLength(RoomLimits.MaxNamesBytes)]
    public ReadOnlySpan<byte> List { get; init; }
}
