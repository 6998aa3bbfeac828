using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>Says to a member that its line is taken. It is not sent the line itself.</summary>
/// <param name="Key">The member's.</param>
/// <param name="Sequence">Of the line, by the member.</param>
/// <param name="Number">Of the line, by the room.</param>
[DatagramMessage(37)]
internal readonly partial record struct Heard(ulong Key, uint Sequence, ulong Number);
