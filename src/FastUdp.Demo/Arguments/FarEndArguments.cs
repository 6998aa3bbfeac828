using System.CommandLine;
using System.Net;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Arguments;

/// <summary>The options that say where test datagrams go and where they come from, and the far end they make.</summary>
internal sealed class FarEndArguments
{
    private readonly Option<HostPort?> _from = HostPortArguments.From();

    public void AddTo(Command command) => command.Options.Add(_from);

    /// <summary>The far end.</summary>
    /// <exception cref="CommandFailedException">It cannot be reached.</exception>
    public async Task<IFarEnd> OpenAsync(ParseResult arguments, CancellationToken stop)
    {
        IPEndPoint? from = await ReadFromAsync(arguments, stop);
        return new LocalFarEnd(from?.Address ?? IPAddress.Loopback, TimeProvider.System);
    }

    /// <summary>Where the near end sends from; null lets the system choose.</summary>
    public async Task<IPEndPoint?> ReadFromAsync(ParseResult arguments, CancellationToken stop) =>
        arguments.GetValue(_from) is { } from ? await from.ResolveAsync(stop) : null;
}
