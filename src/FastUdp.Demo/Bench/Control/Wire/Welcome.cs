using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>The answer to a <see cref="Hello"/>. The same in all versions of the exchange.</summary>
/// <param name="Answer"><see cref="ControlAnswer.Done"/>, or why not.</param>
/// <param name="Version">The far end's.</param>
/// <param name="Client">The client's key from now on, random; 0 where it may not measure.</param>
/// <param name="Clock">Which clock the far end has.</param>
/// <param name="BusyWith">Who measures, where that is another.</param>
/// <param name="Machine">What the far end runs on.</param>
[DatagramMessage(50)]
internal readonly partial record struct Welcome(
    ControlAnswer Answer, ushort Version, ulong Client, ulong Clock, [MaxLength(ControlLimits.MostTextBytes)] string BusyWith, MachineFacts Machine);
