using System.Net;

namespace FastUdp.Benchmarks.Subjects.Shards;

/// <summary>The receiving end of two flows: a plain endpoint or a sharded one, whichever the form asks for.</summary>
internal sealed class FlowsServer : IAsyncDisposable
{
    private readonly UdpEndpoint? _plain;
    private readonly ShardedEndpoint? _sharded;

    public FlowsServer(ShardForm form, UdpEndpointOptions options)
    {
        var local = new IPEndPoint(IPAddress.Loopback, 0);
        var sharding = new ShardingOptions { Count = form == ShardForm.Single ? 1 : 2, PinsCores = form == ShardForm.TwoPinned, DrainLimit = TimeSpan.Zero };
        if (form == ShardForm.Plain)
            _plain = UdpEndpoint.Bind(local, options);
        else
            _sharded = ShardedEndpoint.Bind(local, sharding, options);
    }

    public IPEndPoint Address => _plain?.LocalEndPoint ?? _sharded!.LocalEndPoint;

    public int LoopCount => _sharded?.Shards.Count ?? 1;

    /// <summary>How many datagrams each loop has received.</summary>
    public long[] Received => _plain is not null
        ? [_plain.Statistics.DatagramsReceived]
        : [.. _sharded!.Shards.Select(static shard => shard.Statistics.DatagramsReceived)];

    /// <summary>Receives with a handler for each loop.</summary>
    public Task RunAsync<THandler>(Func<int, THandler> makeHandler)
        where THandler : IDatagramHandler => _plain?.RunAsync(makeHandler(0)) ?? _sharded!.RunAsync(makeHandler);

    public async ValueTask DisposeAsync()
    {
        if (_plain is not null)
            await _plain.DisposeAsync();
        if (_sharded is not null)
            await _sharded.DisposeAsync();
    }
}
