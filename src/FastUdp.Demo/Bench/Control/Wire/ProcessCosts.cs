using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary><see cref="Ends.ProcessFigures"/>.</summary>
[DatagramMessage]
internal readonly partial record struct ProcessCosts([VarInt] ulong CpuMicroseconds, [VarInt] ulong AllocatedBytes, [VarInt] uint Collections, [VarInt] ulong? SystemMicroseconds);
