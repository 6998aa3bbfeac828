using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>What a cookie is a hash of: a message, so that its bytes need no code.</summary>
[DatagramMessage]
internal readonly partial record struct CookieInput(RemoteAddress Remote, ulong Nonce, long Epoch);
