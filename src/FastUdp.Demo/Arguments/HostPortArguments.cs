using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;

namespace FastUdp.Demo.Arguments;

/// <summary>The places where an address is typed: what a server binds, whom a client asks, and where a client sends from.</summary>
internal static class HostPortArguments
{
    /// <param name="port">Where none is typed.</param>
    public static Option<HostPort> Bind(int port = HostPort.DefaultPort) => new("--bind")
    {
        Description = "The address to listen at. Port 0 lets the system choose; '', 0.0.0.0 or [::] is every address of this machine.",
        HelpName = "HOST[:PORT]",
        DefaultValueFactory = _ => HostPort.Default with { Port = port },
        CustomParser = result => ParseLocal(result, port),
    };

    /// <param name="port">Where none is typed.</param>
    public static Argument<HostPort> Server(int port = HostPort.DefaultPort) => new("server")
    {
        Description = "The server's address: a name, an IPv4 address, or an IPv6 address in brackets.",
        HelpName = "HOST[:PORT]",
        DefaultValueFactory = _ => HostPort.Default with { Port = port },
        CustomParser = result => Parse(result, result.Tokens.Single().Value, port, leastPort: 1),
    };

    /// <summary>The same option as a server's, for a client, which rarely needs it.</summary>
    public static Option<HostPort?> From() => new("--bind")
    {
        Description = "The address to send from; by default the system chooses one, and a port.",
        HelpName = "HOST[:PORT]",
        CustomParser = result => ParseLocal(result, defaultPort: 0),
    };

    /// <summary>An option that names a far end.</summary>
    public static Option<HostPort?> To() => new("--to")
    {
        Description = "The far end's address, by default one in this process on the loopback.",
        HelpName = "HOST[:PORT]",
        CustomParser = result => Parse(result, result.Tokens.Single().Value, HostPort.DefaultPort, leastPort: 1),
    };

    /// <summary>An option that may be given several times: whom to send to.</summary>
    public static Option<HostPort[]> Several(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "HOST[:PORT]",
        DefaultValueFactory = _ => [],
        CustomParser = result => [.. result.Tokens.Select(token => Parse(result, token.Value, HostPort.DefaultPort, leastPort: 1)).OfType<HostPort>()],
    };

    /// <summary>Looks a client's own address up, in the IP version of the server where it is a name; null where the system is to choose.</summary>
    /// <param name="from">What <see cref="From"/> read.</param>
    /// <param name="server">Whom it asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IPEndPoint?> ResolveFromAsync(HostPort? from, IPEndPoint server, CancellationToken cancellationToken) =>
        from is null ? null : await from.ResolveAsync(cancellationToken, server.AddressFamily);

    /// <summary>As bind(2) is used in most languages, no host is every address: <c>''</c>, <c>:1060</c>.</summary>
    private static HostPort? ParseLocal(ArgumentResult result, int defaultPort)
    {
        string text = result.Tokens.Single().Value;
        bool hasNoHost = text is "" or [':', not ':', ..];
        return Parse(result, hasNoHost ? IPAddress.Any + text : text, defaultPort, leastPort: 0);
    }

    private static HostPort? Parse(ArgumentResult result, string text, int defaultPort, int leastPort)
    {
        if (HostPort.TryParse(text, defaultPort, out HostPort? parsed, out string? error) && parsed.Port < leastPort)
            error = $"nobody can listen at port 0: the least is {leastPort}";
        if (error is not null)
            result.AddError(error);
        return parsed;
    }
}
