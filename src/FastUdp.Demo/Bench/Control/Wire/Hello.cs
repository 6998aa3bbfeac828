using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>A client would like to measure. The same in all versions of the exchange.</summary>
/// <param name="Version">The client's.</param>
/// <param name="Clock">Which clock it has, as <see cref="BootClock"/> has it.</param>
/// <param name="Machine">What it runs on.</param>
[DatagramMessage(49)]
internal readonly partial record struct Hello(ushort Version, ulong Clock, MachineFacts Machine);
