using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Broadcast.Networks;

namespace FastUdp.Demo.Arguments;

/// <summary>The options of a command that sends to everybody, and the endpoint they make, which has the permission to.</summary>
internal sealed class BroadcastSending
{
    private readonly Option<HostPort?> _from = HostPortArguments.From();
    private readonly EngineArguments _engine = new();

    public void AddTo(Command command)
    {
        command.Options.Add(_from);
        _engine.AddTo(command);
    }

    /// <param name="arguments">What was typed.</param>
    /// <param name="targets">Where it must be able to send.</param>
    /// <param name="adjust">Changes the endpoint's options.</param>
    /// <param name="stop">Gives up looking up a name.</param>
    /// <exception cref="CommandFailedException">The address to send from is of another IP version.</exception>
    public async Task<UdpEndpoint> OpenAsync(
        ParseResult arguments,
        BroadcastTarget[] targets,
        CancellationToken stop,
        Func<UdpEndpointOptions, UdpEndpointOptions>? adjust = null)
    {
        IPEndPoint local = arguments.GetValue(_from) is { } typed ? await typed.ResolveAsync(stop) : NetworkTargets.AnyFor(targets);
        CheckVersions(local, targets);
        UdpEndpointOptions options = _engine.Read(arguments) with { Broadcast = true };
        return EndpointOpening.Bind(local, adjust is null ? options : adjust(options));
    }

    private static void CheckVersions(IPEndPoint local, BroadcastTarget[] targets)
    {
        // What is bound to all IPv6 addresses sends IPv4 too.
        if (local.Address.Equals(IPAddress.IPv6Any))
            return;
        foreach (BroadcastTarget target in targets)
        {
            if (target.Remote.AddressFamily != local.AddressFamily)
                throw new CommandFailedException(
                    $"cannot send from {local} to {target.Remote}: {Name(local.AddressFamily)} is not {Name(target.Remote.AddressFamily)}", ExitCodes.Usage);
        }
    }

    private static string Name(AddressFamily family) => family == AddressFamily.InterNetwork ? "IPv4" : "IPv6";
}
