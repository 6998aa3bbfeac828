using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Arguments;

/// <summary>
/// An address as it is typed: <c>HOST</c> or <c>HOST:PORT</c>, where the host is a name, an IPv4 address, or an IPv6
/// address in brackets.
/// </summary>
/// <param name="Host">A name or an address, without brackets.</param>
/// <param name="Port">0 to 65,535.</param>
internal sealed record HostPort(string Host, int Port)
{
    /// <summary>The port of the tutorials' programs, where none is given.</summary>
    public const int DefaultPort = 1060;

    /// <summary>This machine only.</summary>
    public static HostPort Default { get; } = new("127.0.0.1", DefaultPort);

    /// <summary>Reads an address; false with the reason, in one line, when it is none.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="defaultPort">The port where none is typed.</param>
    /// <param name="result">The address.</param>
    /// <param name="error">The reason.</param>
    public static bool TryParse(string text, int defaultPort, [NotNullWhen(true)] out HostPort? result, [NotNullWhen(false)] out string? error)
    {
        result = null;
        if (!TrySplit(text, out string host, out string? port, out error))
            return false;
        if (!TryParsePort(port, defaultPort, out int number, out error))
            return false;
        result = new HostPort(host, number);
        return true;
    }

    /// <summary>Looks the name up. Of several addresses the first IPv4 one is taken: it is what most servers bind.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="family">The IP version to prefer instead, where the address is to go with another.</param>
    /// <exception cref="CommandFailedException">The name is unknown, or it was stopped.</exception>
    public async Task<IPEndPoint> ResolveAsync(CancellationToken cancellationToken, AddressFamily family = AddressFamily.InterNetwork)
    {
        if (IPAddress.TryParse(Host, out IPAddress? address))
            return new IPEndPoint(address, Port);
        try
        {
            IPAddress[] found = await Dns.GetHostAddressesAsync(Host, cancellationToken);
            IPAddress? chosen = found.FirstOrDefault(a => a.AddressFamily == family) ?? found.FirstOrDefault();
            return new IPEndPoint(chosen ?? throw new CommandFailedException($"the host '{Host}' has no address"), Port);
        }
        catch (SocketException exception)
        {
            throw new CommandFailedException($"cannot find the host '{Host}': {Explain(exception)}");
        }
        catch (OperationCanceledException)
        {
            throw new CommandFailedException($"stopped before the host '{Host}' was found");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    private static string Explain(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData => "no such name is known",
        SocketError.TryAgain => "no name server answers",
        _ => exception.Message.TrimEnd('.'),
    };

    private static bool TrySplit(string text, out string host, out string? port, [NotNullWhen(false)] out string? error)
    {
        if (text.StartsWith('['))
            return TrySplitBracketed(text, out host, out port, out error);

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        host = colon < 0 ? text : text[..colon];
        port = colon < 0 ? null : text[(colon + 1)..];
        error = ExplainHost(text, host, port);
        return error is null;
    }

    private static string? ExplainHost(string text, string host, string? port)
    {
        if (port is not null && port.Contains(':', StringComparison.Ordinal))
            return $"'{text}' has more than one colon: an IPv6 address stands in brackets, as in [::1]:{DefaultPort}";

        // inet_aton(3) takes a number for an address: 1060 would be 0.0.4.36.
        if (host.Length == 0 || host.All(char.IsAsciiDigit))
            return $"'{text}' names no host: write HOST:PORT, as in {Default}";
        return host.Any(char.IsWhiteSpace) ? $"'{host}' is not a host name" : null;
    }

    private static bool TrySplitBracketed(string text, out string host, out string? port, [NotNullWhen(false)] out string? error)
    {
        int end = text.IndexOf(']', StringComparison.Ordinal);
        host = end < 0 ? "" : text[1..end];
        string rest = end < 0 ? "" : text[(end + 1)..];
        port = rest.Length == 0 ? null : rest[1..];
        bool isAddress = IPAddress.TryParse(host, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6;
        error = isAddress && (port is null || rest[0] == ':')
            ? null
            : $"'{text}' is not an IPv6 address in brackets, as in [::1]:{DefaultPort}";
        return error is null;
    }

    private static bool TryParsePort(string? text, int defaultPort, out int port, [NotNullWhen(false)] out string? error)
    {
        error = null;
        port = defaultPort;
        if (text is null)
            return true;
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
            error = $"port '{text}' is not a number";
        else if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > IPEndPoint.MaxPort)
            error = $"port {text} exceeds the limit of {IPEndPoint.MaxPort:N0}";
        return error is null;
    }
}
