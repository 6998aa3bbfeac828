using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>A member says a line, again and again until it is <see cref="Heard"/>; the room takes it once.</summary>
[DatagramMessage(36)]
internal readonly ref partial struct Say
{
    /// <summary>The member's.</summary>
    public ulong Key { get; init; }

    /// <summary>1 for the first line, and one more for each further one, which is said when the one before has been heard.</summary>
    public uint Sequence { get; init; }

    /// <summary>In UTF-8, at least a byte of it.</summary>
    [MaxLength(RoomLimits.MaxTextBytes)]
    public ReadOnlySpan<byte> Text { get; init; }
}
