using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp chat</c>: people who type to each other.</summary>
internal static class ChatCommand
{
    public static Command Create() => new("chat", "Chat: two people, or a room of them.")
    {
        ChatListenCommand.Create(),
        ChatConnectCommand.Create(),
        ChatRoomCommand.Create(),
        ChatJoinCommand.Create(),
    };
}
