using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp retry</c>: the second program everybody writes with UDP, for datagrams get lost.</summary>
internal static class RetryCommand
{
    public static Command Create() => new("retry", "Ask again until there is a reply, with exponential backoff, at a server that pretends to lose datagrams.")
    {
        RetryServerCommand.Create(),
        RetryClientCommand.Create(),
    };
}
