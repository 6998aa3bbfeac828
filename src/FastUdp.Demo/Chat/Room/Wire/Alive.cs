using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>A member says that it is still there, which lines it has, and which it misses. The room answers with a <see cref="RoomState"/>.</summary>
/// <param name="Key">The member's.</param>
/// <param name="Have">It has all lines up to this one.</param>
/// <param name="Wanted">How many lines after that one it wants to be sent again; the room sends at most <see cref="RoomLimits.MaxLinesAgain"/>.</param>
[DatagramMessage(39)]
internal readonly partial record struct Alive(ulong Key, ulong Have, ushort Wanted);
