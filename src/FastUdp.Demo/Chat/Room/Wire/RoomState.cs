using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>Says to a member which lines there are. It follows those that are sent again.</summary>
/// <param name="Room">The room's secret.</param>
/// <param name="Oldest">The number of the oldest line that can be sent again.</param>
/// <param name="Newest">The number of the newest line; less than <paramref name="Oldest"/> while there is none.</param>
[DatagramMessage(40)]
internal readonly partial record struct RoomState(ulong Room, ulong Oldest, ulong Newest);
