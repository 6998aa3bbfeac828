using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary><see cref="Ends.EndpointFigures"/>.</summary>
[DatagramMessage]
internal readonly partial record struct EndpointCounts(
    [VarInt] ulong DatagramsSent, [VarInt] ulong DatagramsReceived, [VarInt] ulong NotSent, [VarInt] ulong? DroppedByKernel,
    [VarInt] ulong? SendCalls, [VarInt] ulong? ReceiveCalls);
