using System.Net;
using FastUdp.Sharding;
using FastUdp.Transport;

namespace FastUdp;

/// <summary>
/// A bound local address that several cores serve: shards, each an endpoint with a socket, a receive loop, memory and a handler of its own, and
/// one port for all. The kernel gives each remote to one shard, so that its datagrams stay in order and a handler need not lock
/// what it knows of its remotes.
/// </summary>
/// <remarks>
/// <para>
/// The shard of a remote follows from the addresses and ports of both (Linux: reuseport_select_sock), for as long as there are the same
/// shards: closing one gives its remotes, and others', to the rest. A broadcast or multicast datagram comes to every shard that hears it.
/// </para>
/// <para>
/// The port is refused when any other socket has it. Once bound, Linux lets sockets of the same user in that ask for SO_REUSEPORT, and
/// they get a part of the remotes.
/// </para>
/// <para>All members are safe from any thread. A single shard is a plain endpoint and needs nothing of the platform; more need Linux.</para>
/// </remarks>
public sealed class ShardedEndpoint : IAsyncDisposable, IDisposable
{
    private readonly UdpEndpoint[] _shards;
    private readonly TimeSpan _drainLimit;

    private ShardedEndpoint(UdpEndpoint[] shards, TimeSpan drainLimit)
    {
        _shards = shards;
        _drainLimit = drainLimit;
        Shards = Array.AsReadOnly(shards);
    }

    /// <summary>The address all shards are bound to, with the port the system chose where 0 was asked.</summary>
    public IPEndPoint LocalEndPoint => _shards[0].LocalEndPoint;

    /// <summary>
    /// The shards, to look at their counters and capabilities one by one and to send from: what any of them sends comes from the shared port.
    /// Disposing one by itself changes which shard the remotes go to.
    /// </summary>
    public IReadOnlyList<UdpEndpoint> Shards { get; }

    /// <summary>What all shards have counted together since they were bound. A fresh snapshot each time.</summary>
    public UdpStatistics Statistics => _shards.Select(shard => shard.Statistics).Aggregate((sum, shard) => sum.Add(shard));

    /// <summary>Binds a local address as often as there are to be shards. Port 0 has the system choose one, the same for all.</summary>
    /// <param name="local">The local address.</param>
    /// <param name="sharding">How many shards, and where they run.</param>
    /// <param name="options">
    /// How each shard is made: buffers, limits and rates are those of one shard, and a callback is called by each, from its own thread.
    /// </param>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be bound: the message says which and why.</exception>
    /// <exception cref="ArgumentException">An option is out of its bounds, or two exclude each other.</exception>
    /// <exception cref="PlatformNotSupportedException">Several shards are asked for where sockets cannot share a port, or what an endpoint cannot have here.</exception>
    public static ShardedEndpoint Bind(IPEndPoint local, ShardingOptions? sharding = null, UdpEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(local);
        sharding ??= new ShardingOptions();
        sharding.Validate();
        options ??= new UdpEndpointOptions();
        options.Validate();
        bool canShare = TransportFactory.ExplainNoSharing(options) is null;
        UdpEndpointOptions[] shards = ShardPlan.Make(sharding, options, TransportFactory.ReadCores(), canShare);
        foreach (UdpEndpointOptions shard in shards)
            shard.Validate();
        UdpTransport[] transports = TransportFactory.OpenShards(local, shards);
        return new ShardedEndpoint([.. transports.Zip(shards, static (transport, shard) => new UdpEndpoint(transport, shard))], sharding.DrainLimit);
    }

    /// <summary>
    /// Receives on all shards until stopped, each on its own loop: see <see cref="UdpEndpoint.RunAsync{THandler}"/>. When one fails, the others are
    /// stopped.
    /// </summary>
    /// <param name="makeHandler">
    /// Makes the handler of a shard, numbered from 0; called for all of them, on this thread, before any receives. A handler is never called by two threads
    /// at once, but those of two shards are, so what they share is theirs to guard.
    /// </param>
    /// <param name="cancellationToken">Stops after the batches at hand, without a drain: the task then completes, it is not cancelled.</param>
    /// <returns>A task that ends when all shards have, or fails as the first one did that failed.</returns>
    /// <exception cref="InvalidOperationException">A shard is receiving already.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public Task RunAsync<THandler>(Func<int, THandler> makeHandler, CancellationToken cancellationToken = default)
        where THandler : IDatagramHandler
    {
        ArgumentNullException.ThrowIfNull(makeHandler);
        var handlers = new THandler[_shards.Length];
        for (int shard = 0; shard < handlers.Length; shard++)
            handlers[shard] = makeHandler(shard);
        return ShardRun.Start(_shards, handlers, cancellationToken);
    }

    /// <summary>
    /// Stops all shards in order: each handles what had arrived, for at most <see cref="ShardingOptions.DrainLimit"/>, flushes its replies and ends. They stay bound
    /// and may receive again. Not to be awaited by a handler.
    /// </summary>
    /// <inheritdoc cref="DrainAsync"/>
    public Task StopAsync() => DrainAsync(_drainLimit);

    /// <summary>Stops each shard once nothing is queued for it any more, or when the time is up: see <see cref="UdpEndpoint.DrainAsync"/>.</summary>
    /// <param name="limit">0 to 1 hour, or infinite.</param>
    /// <returns>A task that ends when receiving has ended on all shards. It does not fail: the task of the receive does.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of its bounds.</exception>
    public Task DrainAsync(TimeSpan limit) => Task.WhenAll(_shards.Select(shard => shard.DrainAsync(limit)).ToArray());

    /// <summary>Stops as <see cref="StopAsync"/> does, then closes all sockets. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        // All have ended before the first is closed: its remotes would go on with another shard.
        await StopAsync().ConfigureAwait(false);
        foreach (UdpEndpoint shard in _shards)
            await shard.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Stops, waits for the end, then closes all sockets. Not to be called by a handler.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
