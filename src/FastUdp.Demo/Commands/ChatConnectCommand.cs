using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp chat connect</c>: chats with whoever listens.</summary>
internal static class ChatConnectCommand
{
    public static Command Create() => new("connect", "Chat with whoever listens there.");
}
