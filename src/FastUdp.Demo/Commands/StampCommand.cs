using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp stamp</c>: the Simple Two-Way Active Measurement Protocol (RFC 8762), which much equipment speaks.</summary>
internal static class StampCommand
{
    public static Command Create() => new("stamp", "Measure loss, delay and jitter with STAMP (RFC 8762), which routers and probes speak too.")
    {
        StampReflectCommand.Create(),
        StampSendCommand.Create(),
    };
}
