using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp broadcast ipmsg</c>: the messenger of the local network.</summary>
internal static class IpMessengerCommand
{
    public static Command Create() => new("ipmsg", "Speak with the programs of IP Messenger on the network, in its packets of text.")
    {
        IpMessengerAnnounceCommand.Create(),
        IpMessengerListenCommand.Create(),
    };
}
