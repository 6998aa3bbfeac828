using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using FastUdp.Demo.Bench.Control;
using FastUdp.Demo.Bench.Control.Asking;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Arguments;

/// <summary>The options that say where test datagrams go and where they come from, and the far end they make.</summary>
internal sealed class FarEndArguments
{
    private readonly Option<HostPort?> _to = HostPortArguments.To();
    private readonly Option<HostPort?> _from = HostPortArguments.From();
    private readonly Option<FarPeer> _peer = ChoiceOption.Create<FarPeer>(
        "--peer", "What is there: 'fastudp bench serve', a server that sends everything back (RFC 862), or one that only receives (RFC 863).");

    public void AddTo(Command command)
    {
        foreach (Option option in (ReadOnlySpan<Option>)[_to, _from, _peer])
            command.Options.Add(option);
        command.Validators.Add(CheckPeer);
    }

    /// <summary>The far end: in this process, unless another is named.</summary>
    /// <exception cref="CommandFailedException">It cannot be reached.</exception>
    public async Task<IFarEnd> OpenAsync(ParseResult arguments, CancellationToken stop)
    {
        IPEndPoint? from = await ReadFromAsync(arguments, stop);
        if (await ReadToAsync(arguments, stop) is not { } to)
            return new LocalFarEnd(from?.Address ?? IPAddress.Loopback, TimeProvider.System);
        if (arguments.GetValue(_peer) is not FarPeer.FastUdp and var peer)
            return await PlainFarEnd.FindAsync(peer, to, from, TimeProvider.System, stop);
        try
        {
            return await RemoteFarEnd.ConnectAsync(to, new UdpEndpointOptions(), AnyPort(from), TimeProvider.System, stop);
        }
        catch (OperationCanceledException)
        {
            throw new CommandFailedException($"stopped before {to} answered");
        }
    }

    /// <summary>Where the near end sends from; null lets the system choose.</summary>
    public async Task<IPEndPoint?> ReadFromAsync(ParseResult arguments, CancellationToken stop)
    {
        IPEndPoint? to = await ReadToAsync(arguments, stop);
        return arguments.GetValue(_from) is { } from ? await from.ResolveAsync(stop, to?.AddressFamily ?? System.Net.Sockets.AddressFamily.InterNetwork) : null;
    }

    private async Task<IPEndPoint?> ReadToAsync(ParseResult arguments, CancellationToken stop) =>
        arguments.GetValue(_to) is { } to ? await to.ResolveAsync(stop) : null;

    /// <summary>A port that is named is that of the test datagrams.</summary>
    private static IPEndPoint? AnyPort(IPEndPoint? from) => from is null ? null : new IPEndPoint(from.Address, 0);

    private void CheckPeer(CommandResult result)
    {
        if (result.FirstGiven(_to) is null && result.FirstGiven(_peer) is not null)
            result.AddError("--peer is about the far end that --to names: give --to too");
    }
}
