using System.CommandLine;
using System.CommandLine.Parsing;

namespace FastUdp.Demo.Arguments;

/// <summary>The places where an address is typed: what a server binds, whom a client asks, and where a client sends from.</summary>
internal static class HostPortArguments
{
    /// <param name="port">Where none is typed.</param>
    public static Option<HostPort> Bind(int port = HostPort.DefaultPort) => new("--bind")
    {
        Description = "The address to listen at. Port 0 lets the system choose; 0.0.0.0 or [::] is every address of this machine.",
        HelpName = "HOST[:PORT]",
        DefaultValueFactory = _ => HostPort.Default with { Port = port },
        CustomParser = result => Parse(result, port, leastPort: 0),
    };

    /// <param name="port">Where none is typed.</param>
    public static Argument<HostPort> Server(int port = HostPort.DefaultPort) => new("server")
    {
        Description = "The server's address: a name, an IPv4 address, or an IPv6 address in brackets.",
        HelpName = "HOST[:PORT]",
        DefaultValueFactory = _ => HostPort.Default with { Port = port },
        CustomParser = result => Parse(result, port, leastPort: 1),
    };

    /// <summary>The same option as a server's, for a client, which rarely needs it.</summary>
    public static Option<HostPort?> From() => new("--bind")
    {
        Description = "The address to send from; by default the system chooses one, and a port.",
        HelpName = "HOST[:PORT]",
        CustomParser = result => Parse(result, defaultPort: 0, leastPort: 0),
    };

    /// <summary>An option that may be given several times: whom to send to.</summary>
    public static Option<HostPort[]> Several(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "HOST[:PORT]",
        DefaultValueFactory = _ => [],
        CustomParser = result => [.. result.Tokens.Select(token => Parse(result, token.Value, HostPort.DefaultPort, leastPort: 1)).OfType<HostPort>()],
    };

    private static HostPort? Parse(ArgumentResult result, int defaultPort, int leastPort) =>
        Parse(result, result.Tokens.Single().Value, defaultPort, leastPort);

    private static HostPort? Parse(ArgumentResult result, string text, int defaultPort, int leastPort)
    {
        if (HostPort.TryParse(text, defaultPort, out HostPort? parsed, out string? error) && parsed.Port < leastPort)
            error = $"nobody can listen at port 0: the least is {leastPort}";
        if (error is not null)
            result.AddError(error);
        return parsed;
    }
}
