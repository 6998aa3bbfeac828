using FastUdp.Messages;

namespace FastUdp.PathMtu;

/// <summary>Says that a probe has arrived, whole. As long as the shortest probe, so that it amplifies nothing.</summary>
/// <param name="Nonce">The probe's.</param>
/// <param name="PayloadBytes">How long the probe was.</param>
[DatagramMessage(16_379)]
internal readonly partial record struct PathMtuReply(ulong Nonce, ushort PayloadBytes);
