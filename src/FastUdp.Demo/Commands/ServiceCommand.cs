using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp service</c>: the simple services that measuring equipment expects (RFC 862, 863, 864).</summary>
internal static class ServiceCommand
{
    public static Command Create() => new("service", "Serve echo, discard or chargen (RFC 862, 863, 864) to equipment that measures with them.")
    {
        ServiceEchoCommand.Create(),
        ServiceDiscardCommand.Create(),
        ServiceChargenCommand.Create(),
    };
}
