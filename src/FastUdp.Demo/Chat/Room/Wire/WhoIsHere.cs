using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>A member asks for names.</summary>
/// <param name="Key">The member's.</param>
/// <param name="From">The place to begin at: 0 at first, then the <see cref="Names.Next"/> of the answer.</param>
[DatagramMessage(43)]
internal readonly partial record struct WhoIsHere(ulong Key, uint From);
