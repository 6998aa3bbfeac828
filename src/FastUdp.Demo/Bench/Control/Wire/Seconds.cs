using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>A page of seconds: as many as fit and there are.</summary>
[DatagramMessage(60)]
internal readonly partial record struct Seconds(ControlAnswer Answer, [MaxLength(ControlLimits.SecondsPerPage)] OneSecond[] Page);
