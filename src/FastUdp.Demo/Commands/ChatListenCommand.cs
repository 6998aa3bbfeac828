using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp chat listen</c>: waits for somebody to chat with.</summary>
internal static class ChatListenCommand
{
    public static Command Create() => new("listen", "Wait for somebody to chat with.");
}
