using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary><see cref="Ends.SecondFigures"/>.</summary>
[DatagramMessage]
internal readonly partial record struct OneSecond([VarInt] uint Second, [VarInt] uint Length, [VarInt] ulong Received, [ZigZag] long Lost, [VarInt] ulong? P99Nanoseconds);
