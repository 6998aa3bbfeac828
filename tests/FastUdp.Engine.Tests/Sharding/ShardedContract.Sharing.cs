using System.Net;
using System.Net.Sockets;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Sharding;

public abstract partial class ShardedContract
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Each_remote_is_always_on_one_shard_each_shard_gets_some_and_replies_come_from_the_shared_port(int count)
    {
        const int Rounds = 5;
        ShardedEndpoint endpoint = Bind(count);
        Assert.Equal(count, endpoint.Shards.Count);
        Assert.All(endpoint.Shards, shard => Assert.Equal(endpoint.LocalEndPoint, shard.LocalEndPoint));
        Task run = endpoint.RunAsync(NameShard);
        Remotes remotes = Connect(endpoint);

        remotes.SendAll(1);
        byte[] shardOf = remotes.ReceiveAll();
        Assert.Equal(count, shardOf.Distinct().Count());
        for (int round = 1; round < Rounds; round++)
        {
            remotes.SendAll(1);
            Assert.Equal(shardOf, remotes.ReceiveAll());
        }
        await endpoint.StopAsync().Within();
        await run.Within();

        for (int shard = 0; shard < count; shard++)
        {
            int remotesOfIt = shardOf.Count(owner => owner == shard);
            Assert.Equal(Rounds * remotesOfIt, endpoint.Shards[shard].Statistics.DatagramsReceived);
        }
        UdpStatistics sum = endpoint.Statistics;
        Assert.Equal(Rounds * Remotes.Count, sum.DatagramsReceived);
        Assert.Equal(Rounds * Remotes.Count, sum.DatagramsSent);
        Assert.Equal(sum, endpoint.Shards.Select(shard => shard.Statistics).Aggregate((one, other) => one.Add(other)));
    }

    [Fact]
    public async Task A_dual_mode_port_is_shared_out_in_both_IP_versions()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        ShardedEndpoint endpoint = Bind(2, new IPEndPoint(IPAddress.IPv6Any, 0));
        Task run = endpoint.RunAsync(NameShard);
        foreach (IPAddress address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            Remotes remotes = Connect(endpoint, address);
            remotes.SendAll(1);
            byte[] shardOf = remotes.ReceiveAll();
            Assert.Equal(2, shardOf.Distinct().Count());
            remotes.SendAll(1);
            Assert.Equal(shardOf, remotes.ReceiveAll());
        }
        await endpoint.DisposeAsync().Within();
        await run.Within();
    }

    [Fact]
    public void A_taken_port_is_refused_whoever_has_it()
    {
        using UdpEndpoint plain = UdpEndpoint.Bind(TestEndpoints.Loopback, Options);
        Assert.Contains(plain.LocalEndPoint.ToString(), AssertRefused(() => Bind(2, plain.LocalEndPoint)).Message, StringComparison.Ordinal);

        ShardedEndpoint group = Bind(2);
        AssertRefused(() => Bind(2, group.LocalEndPoint));
        AssertRefused(() => Bind(1, group.LocalEndPoint));
        AssertRefused(() => UdpEndpoint.Bind(group.LocalEndPoint, Options).Dispose());

        using Socket sharing = OpenSharing();
        sharing.Bind(TestEndpoints.Loopback);
        AssertRefused(() => Bind(2, (IPEndPoint)sharing.LocalEndPoint!));
    }

    [Fact]
    public void A_single_shard_does_not_share_its_port()
    {
        ShardedEndpoint endpoint = Bind(1);
        Assert.Single(endpoint.Shards);
        using Socket sharing = OpenSharing();
        Assert.Throws<SocketException>(() => sharing.Bind(endpoint.LocalEndPoint));
    }

    [Fact]
    public void Without_a_count_there_is_a_shard_for_each_core() =>
        Assert.Equal(Environment.ProcessorCount, Bind(0).Shards.Count);

    [Fact]
    public async Task A_port_can_be_bound_again_right_after_disposal()
    {
        ShardedEndpoint endpoint = Bind(4);
        for (int round = 0; round < 10; round++)
        {
            Task run = endpoint.RunAsync(NameShard);
            await endpoint.DisposeAsync().Within();
            await run.Within();
            endpoint = Bind(4, endpoint.LocalEndPoint);
        }
    }

    /// <summary>A socket that asks for SO_REUSEPORT, as .NET does for this option.</summary>
    private static Socket OpenSharing()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        return socket;
    }
}
