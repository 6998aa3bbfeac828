using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>Asks whoever wants to join to prove its address: only who receives there can repeat the token.</summary>
/// <param name="Nonce">The join's.</param>
/// <param name="Token">Never 0; valid for ten to twenty seconds.</param>
[DatagramMessage(33)]
internal readonly partial record struct Challenge(ulong Nonce, ulong Token);
