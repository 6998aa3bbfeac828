using System.CommandLine;
using System.CommandLine.Parsing;

namespace FastUdp.Demo.Arguments;

/// <summary>The two places where an address is typed: what a server binds, and whom a client asks.</summary>
internal static class HostPortArguments
{
    public static Option<HostPort> Bind() => new("--bind")
    {
        Description = "The address to listen at. Port 0 lets the system choose; 0.0.0.0 or [::] is every address of this machine.",
        HelpName = "HOST[:PORT]",
        DefaultValueFactory = _ => HostPort.Default,
        CustomParser = result => Parse(result, leastPort: 0),
    };

    public static Argument<HostPort> Server() => new("server")
    {
        Description = "The server's address: a name, an IPv4 address, or an IPv6 address in brackets.",
        HelpName = "HOST[:PORT]",
        DefaultValueFactory = _ => HostPort.Default,
        CustomParser = result => Parse(result, leastPort: 1),
    };

    private static HostPort? Parse(ArgumentResult result, int leastPort)
    {
        if (HostPort.TryParse(result.Tokens.Single().Value, out HostPort? parsed, out string? error) && parsed.Port < leastPort)
            error = $"nobody can listen at port 0: the least is {leastPort}";
        if (error is not null)
            result.AddError(error);
        return parsed;
    }
}
