using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>The answer to a <see cref="Begin"/> and a <see cref="Leave"/>.</summary>
/// <param name="Answer">Whether it is done.</param>
[DatagramMessage(54)]
internal readonly partial record struct Begun(ControlAnswer Answer);
