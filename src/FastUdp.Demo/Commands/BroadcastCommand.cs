using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp broadcast</c>: one datagram for everybody on a network.</summary>
internal static class BroadcastCommand
{
    public static Command Create() => new("broadcast", "Send datagrams to everybody on a network, hear them, and find out who is there.")
    {
        BroadcastServerCommand.Create(),
        BroadcastClientCommand.Create(),
        BroadcastDiscoverCommand.Create(),
        BroadcastBlastCommand.Create(),
        IpMessengerCommand.Create(),
    };
}
