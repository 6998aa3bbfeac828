using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>The answer to an <see cref="AskProgress"/>.</summary>
/// <param name="Answer">Whether the client is known.</param>
/// <param name="Received">How many have come in the trial; absent where nothing is counted.</param>
[DatagramMessage(62)]
internal readonly partial record struct Progress(ControlAnswer Answer, [VarInt] ulong? Received);
