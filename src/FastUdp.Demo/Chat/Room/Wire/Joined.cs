using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>Says to a new member that it is one, and who else is.</summary>
[DatagramMessage(34)]
internal readonly ref partial struct Joined
{
    /// <summary>The join's.</summary>
    public ulong Nonce { get; init; }

    /// <summary>The member's secret: all it sends from now on has it, and no stranger can guess it.</summary>
    public ulong Key { get; init; }

    /// <summary>The room's secret, which all lines have: another after each start of the room.</summary>
    public ulong Room { get; init; }

    /// <summary>The member's number, which nobody else ever gets in this room.</summary>
    public uint Member { get; init; }

    /// <summary>The number of the first line that is meant for the member: as much history as the room gives newcomers.</summary>
    public ulong First { get; init; }

    /// <summary>The number of the newest line.</summary>
    public ulong Newest { get; init; }

    /// <summary>After how long a member that sends nothing is taken for gone.</summary>
    public uint TimeoutMilliseconds { get; init; }

    /// <summary>How many members there are, the new one among them.</summary>
    public uint Members { get; init; }

    /// <summary>The names of the first of them, in UTF-8, each but the first after a U+000A.</summary>
    [MaxLength(RoomLimits.MaxNamesBytes)]
    public ReadOnlySpan<byte> Names { get; init; }
}
