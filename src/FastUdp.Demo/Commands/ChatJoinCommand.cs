using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp chat join</c>: chats in a room.</summary>
internal static class ChatJoinCommand
{
    public static Command Create() => new("join", "Chat in a room.");
}
