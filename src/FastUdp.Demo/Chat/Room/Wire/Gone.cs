using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>
/// Says to whoever sent this key that it is no member's, or no more: it has left, the room took it for gone, or was started anew. A
/// stranger does not know the key, and so cannot throw anybody out.
/// </summary>
/// <param name="Key">As it was sent.</param>
[DatagramMessage(42)]
internal readonly partial record struct Gone(ulong Key);
