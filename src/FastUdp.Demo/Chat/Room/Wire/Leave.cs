using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>A member leaves, and says so until it is told to be <see cref="Gone"/>.</summary>
/// <param name="Key">The member's.</param>
[DatagramMessage(41)]
internal readonly partial record struct Leave(ulong Key);
