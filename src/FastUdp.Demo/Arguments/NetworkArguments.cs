using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FastUdp.Demo.Broadcast.Networks;

namespace FastUdp.Demo.Arguments;

/// <summary>Where the network is typed that is to hear a datagram, and the port.</summary>
internal static class NetworkArguments
{
    private const string Forms =
        "'<broadcast>' is 255.255.255.255, the hosts of one link; 192.0.2.255 or 192.0.2.0/24 those of that network; 'all' those of every network " +
        "this machine is on; ff02::1, as IPv6 has no broadcast, every host on the links. '%INTERFACE' behind an address names the link.";

    /// <param name="defaultNetwork">Where none is typed.</param>
    public static Argument<BroadcastNetwork> Network(BroadcastNetwork defaultNetwork) => new("network")
    {
        Description = $"Who is to hear it. {Forms}",
        HelpName = "NETWORK",
        DefaultValueFactory = _ => defaultNetwork,
        CustomParser = Parse,
    };

    /// <param name="defaultPort">Where none is typed.</param>
    public static Option<int?> Port(int defaultPort = HostPort.DefaultPort) => NumberOptions.Create(
        "--port", "PORT", 1, 65_535, string.Create(CultureInfo.InvariantCulture, $"The port they listen at, default {defaultPort}."));

    private static BroadcastNetwork? Parse(ArgumentResult result)
    {
        if (!BroadcastNetwork.TryParse(result.Tokens.Single().Value, out BroadcastNetwork? network, out string? error))
            result.AddError(error);
        return network;
    }
}
