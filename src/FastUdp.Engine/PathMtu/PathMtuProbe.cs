using FastUdp.Messages;

namespace FastUdp.PathMtu;

/// <summary>What a probe begins with; zeros follow up to the size that is tried.</summary>
/// <param name="Nonce">64 random bits, new for each probe: who does not see it cannot forge the reply.</param>
/// <param name="PayloadBytes">How long the datagram is: one that arrives with another length proves nothing.</param>
[DatagramMessage(16_380)]
internal readonly partial record struct PathMtuProbe(ulong Nonce, ushort PayloadBytes);
