using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>The answer to an <see cref="Open"/>.</summary>
/// <param name="Answer">Whether there is an endpoint.</param>
/// <param name="Port">Its port, at the address that was asked.</param>
/// <param name="Reason">Why it was refused.</param>
[DatagramMessage(52)]
internal readonly partial record struct Opened(ControlAnswer Answer, ushort Port, [MaxLength(ControlLimits.MostReasonBytes)] string Reason);
