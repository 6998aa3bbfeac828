using System.Net;
using System.Net.Sockets;
using FastUdp.Engine.Tests.Contract;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Sharding;

/// <summary>What several shards of one port do, whatever moves their datagrams. The tests stand in the other files of this class.</summary>
public abstract partial class ShardedContract : IAsyncLifetime
{
    private readonly List<ShardedEndpoint> _sharded = [];
    private readonly List<Remotes> _remotes = [];

    protected abstract UdpEndpointOptions Options { get; }

    protected virtual string? Obstacle => OperatingSystem.IsLinux() ? null : "only Linux shares out the remotes of a port";

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Obstacle is null, Obstacle ?? "");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _remotes.ForEach(remotes => remotes.Dispose());
        foreach (ShardedEndpoint endpoint in _sharded)
        {
            await endpoint.DisposeAsync().Within();
            Assert.Equal(0, endpoint.Statistics.BlocksRented);
        }
    }

    private ShardedEndpoint Bind(int count, IPEndPoint? local = null) => Bind(new ShardingOptions { Count = count }, local);

    private ShardedEndpoint Bind(ShardingOptions sharding, IPEndPoint? local = null)
    {
        var endpoint = ShardedEndpoint.Bind(local ?? TestEndpoints.Loopback, sharding, Options with { ScrambleReturnedBlocks = true });
        _sharded.Add(endpoint);
        return endpoint;
    }

    private Remotes Connect(ShardedEndpoint endpoint, IPAddress? address = null)
    {
        var remotes = new Remotes(endpoint.LocalEndPoint, address ?? IPAddress.Loopback);
        _remotes.Add(remotes);
        return remotes;
    }

    /// <summary>Answers every datagram with the number of the shard.</summary>
    private static Handler NameShard(int shard) => new((in DatagramBatch batch, DatagramSender sender) =>
    {
        foreach (Datagram datagram in batch)
            sender.Send(datagram.Remote, [(byte)shard]);
    });

    private static SocketException AssertRefused(Action bind)
    {
        var exception = Assert.Throws<SocketException>(bind);
        Assert.Equal(SocketError.AddressAlreadyInUse, exception.SocketErrorCode);
        return exception;
    }
}

public sealed class LinuxShardedEndpoint : ShardedContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Linux };

    protected override string? Obstacle => Backends.ExplainNoLinux();
}

public sealed class PortableShardedEndpoint : ShardedContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Portable };
}

/// <summary>What shards are made of may be impaired.</summary>
public sealed class ImpairedShardedEndpoint : ShardedContract
{
    protected override UdpEndpointOptions Options => new() { Impairment = new FastUdp.Impairment.ImpairmentOptions() };
}
