using System.Net;
using FastUdp.Demo.Bench.Control.Wire;

namespace FastUdp.Demo.Bench.Control.Asking;

/// <summary>Why a far end does not do what it is asked, in one line.</summary>
internal static class WelcomeText
{
    /// <returns>Null where it may be measured with.</returns>
    public static string? Fault(Welcome welcome, IPEndPoint server) => welcome switch
    {
        { Version: not ControlLimits.Version } or { Answer: ControlAnswer.OtherVersion } =>
            $"the far end {server} speaks version {welcome.Version} of the control exchange, this program version {ControlLimits.Version}: " +
            $"take the {(welcome.Version > ControlLimits.Version ? "newer 'fastudp' here" : "same 'fastudp' there")}",
        { Answer: ControlAnswer.Busy } => $"the far end {server} is busy with {ControlText.Shown(welcome.BusyWith)}: it measures with one client at a time",
        { Answer: not ControlAnswer.Done } or { Client: 0 } => $"the far end {server} says what cannot be: welcome {welcome.Answer}, key {welcome.Client}",
        _ => null,
    };

    public static string Refusal(ControlAnswer answer, string? reason, IPEndPoint server) => answer switch
    {
        ControlAnswer.UnknownClient =>
            $"the far end {server} does not know this client any more: it was restarted, or heard nothing for {ControlLimits.Silence.TotalSeconds:0} s",
        ControlAnswer.Refused => $"the far end {server} cannot: {ControlText.Shown(reason)}",
        _ => $"the far end {server} says what cannot be: {answer}",
    };
}
