using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp chat room</c>: forwards what each member says to all others.</summary>
internal static class ChatRoomCommand
{
    public static Command Create() => new("room", "Forward what each member says to all the others.");
}
