using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>What everybody but its speaker is sent: the room encodes it once and sends the same bytes to all.</summary>
[DatagramMessage(38)]
internal readonly ref partial struct Line
{
    /// <summary>The room's secret.</summary>
    public ulong Room { get; init; }

    /// <summary>The room's lines have successive numbers, from 1: whoever misses one knows it.</summary>
    public ulong Number { get; init; }

    /// <summary>What it tells.</summary>
    public LineKind Kind { get; init; }

    /// <summary>The number of the member it is about.</summary>
    public uint Speaker { get; init; }

    /// <summary>That member's name, in UTF-8.</summary>
    [MaxLength(RoomLimits.MaxNameBytes)]
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>What it said, in UTF-8, as it was sent: nobody has looked whether it can be printed.</summary>
    [MaxLength(RoomLimits.MaxTextBytes)]
    public ReadOnlySpan<byte> Text { get; init; }
}
