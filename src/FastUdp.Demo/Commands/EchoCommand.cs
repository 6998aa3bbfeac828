using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp echo</c>: the first program everybody writes with UDP.</summary>
internal static class EchoCommand
{
    public static Command Create() => new("echo", "Send datagrams and have them sent back.")
    {
        EchoServerCommand.Create(),
        EchoClientCommand.Create(),
    };
}
