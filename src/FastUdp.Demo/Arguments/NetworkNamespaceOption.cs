using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Bench.Networks;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Arguments;

/// <summary><c>--mtu</c>: the command runs again in a network of its own, whose loopback has that MTU. For commands that open both ends themselves.</summary>
internal sealed class NetworkNamespaceOption
{
    private readonly Option<int?> _mtu = NumberOptions.Create<int>(
        "--mtu", "BYTES", LoopbackNetwork.LeastMtuBytes, LoopbackNetwork.MostMtuBytes,
        "Run in a network of its own whose loopback has this MTU (Linux): where datagrams begin to be fragmented shows.");

    public void AddTo(Command command)
    {
        command.Options.Add(_mtu);
        command.Validators.Add(Check);
    }

    /// <summary>Where it is given, runs the command again in that network, and does not return but there. To be called before anything is opened or written.</summary>
    /// <exception cref="CommandFailedException">There can be no such network here; the line says why.</exception>
    public void Enter(ParseResult arguments)
    {
        if (Read(arguments) is { } mtu)
            new LoopbackNetwork(mtu).Enter();
    }

    /// <summary>The MTU; null where none is given.</summary>
    public int? Read(ParseResult arguments) => arguments.GetValue(_mtu);

    /// <summary>The plan of a run in that network: bits of the wire are counted by its MTU.</summary>
    public RunPlan Apply(ParseResult arguments, RunPlan plan) => Read(arguments) is { } mtu ? plan with { MtuBytes = mtu } : plan;

    private void Check(CommandResult result)
    {
        if (Typed(result, _mtu.Name) is not { } mtu)
            return;
        if (Typed(result, "--to") is { } to)
            result.AddError($"--mtu makes a network that only this command is in: {to} cannot be reached from there, so --to does not go with it");
        if (Typed(result, "--bind") is not { } bind)
            return;
        if (!IsOfLoopback(bind, out bool isIPv6))
            result.AddError($"--mtu makes a network that has nothing but a loopback: --bind {bind} is not of it");
        else if (isIPv6 && int.TryParse(mtu, CultureInfo.InvariantCulture, out int bytes) && bytes < LoopbackNetwork.LeastIPv6MtuBytes)
            result.AddError($"--mtu {mtu} is below the limit of {LoopbackNetwork.LeastIPv6MtuBytes:N0} that IPv6 has ({bind})");
    }

    private static string? Typed(CommandResult result, string name) => result.Children
        .OfType<OptionResult>()
        .FirstOrDefault(option => option.Option.Name == name && !option.Implicit)?.Tokens is [Token first, ..] ? first.Value : null;

    /// <summary>What is no address at all is refused by the option that takes it.</summary>
    private static bool IsOfLoopback(string typed, out bool isIPv6)
    {
        isIPv6 = false;
        if (!HostPort.TryParse(typed, defaultPort: 0, out HostPort? parsed, out _))
            return true;
        if (!IPAddress.TryParse(parsed.Host, out IPAddress? address))
            return parsed.Host == "localhost";
        isIPv6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        return IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
    }
}
