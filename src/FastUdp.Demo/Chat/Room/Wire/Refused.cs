using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>Says to somebody, whose address is proved, that it cannot join.</summary>
/// <param name="Nonce">The join's.</param>
/// <param name="Reason">Why.</param>
[DatagramMessage(35)]
internal readonly partial record struct Refused(ulong Nonce, RefusalReason Reason);
