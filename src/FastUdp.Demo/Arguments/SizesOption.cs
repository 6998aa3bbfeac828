using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net.Sockets;
using FastUdp.Demo.Bench.Wire;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Arguments;

/// <summary><c>--sizes</c>: the payloads of test datagrams.</summary>
internal static class SizesOption
{
    /// <summary>How many may be typed: a run file has room for many more, a day has not.</summary>
    public const int MostSizes = 100;

    private const string Name = "--sizes";

    /// <summary>Null where nothing is typed.</summary>
    /// <param name="defaults">For the help.</param>
    public static Option<int[]?> Create(IEnumerable<int> defaults) => new(Name)
    {
        Description = $"Payload in bytes, several between commas; by default {string.Join(',', defaults)}. "
            + $"{TestDatagram.HeadBytes} to {UdpLimits.MaxIPv4PayloadBytes:N0}, with IPv6 to {UdpLimits.MaxIPv6PayloadBytes:N0}.",
        HelpName = "BYTES,…",
        CustomParser = Parse,
    };

    /// <exception cref="CommandFailedException">One is longer than this IP version carries.</exception>
    public static void Check(IEnumerable<int> sizes, AddressFamily family)
    {
        int most = family == AddressFamily.InterNetworkV6 ? UdpLimits.MaxIPv6PayloadBytes : UdpLimits.MaxIPv4PayloadBytes;
        string version = family == AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4";
        foreach (int size in sizes.Where(size => size > most))
            throw new CommandFailedException($"{Name} {Figures.Count(size)} exceeds the {version} limit of {Figures.Count(most)}", ExitCodes.Usage);
    }

    private static int[]? Parse(ArgumentResult result)
    {
        string[] typed = result.Tokens.Single().Value.Split(',');
        var sizes = new List<int>();
        string? error = typed.Length > MostSizes ? $"{Name}: {typed.Length} sizes exceed the limit of {MostSizes}" : null;
        for (int index = 0; index < typed.Length && error is null; index++)
        {
            error = Explain(typed[index], sizes, out int size);
            sizes.Add(size);
        }
        if (error is not null)
            result.AddError(error);
        return [.. sizes];
    }

    private static string? Explain(string text, List<int> before, out int size) =>
        !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size) ? $"{Name} '{text}' is no number of bytes"
        : size < TestDatagram.HeadBytes ? $"{Name} {text} is below the limit of {TestDatagram.HeadBytes}"
        : size > UdpLimits.MaxIPv6PayloadBytes ? $"{Name} {text} exceeds the limit of {Figures.Count(UdpLimits.MaxIPv6PayloadBytes)}"
        : before.Contains(size) ? $"{Name} {text} stands there twice"
        : null;
}
