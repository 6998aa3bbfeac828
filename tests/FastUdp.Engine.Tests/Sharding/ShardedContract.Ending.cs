using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Sharding;

public abstract partial class ShardedContract
{
    // So that what a drain gets done does not depend on how soon a busy machine lets it.
    private static readonly TimeSpan Ample = TimeLimits.Limit / 2;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_stop_loses_nothing_that_had_arrived_on_any_shard(int count)
    {
        ShardedEndpoint endpoint = Bind(new ShardingOptions { Count = count, DrainLimit = Ample });
        Remotes remotes = Connect(endpoint);
        for (int round = 0; round < 4; round++)
            remotes.SendAll(1);

        Task run = endpoint.RunAsync(_ => Handler.Ignore);
        await endpoint.StopAsync().Within();
        await run.Within();
        Assert.Equal(4 * Remotes.Count, endpoint.Statistics.DatagramsReceived);
        Assert.All(endpoint.Shards, shard => Assert.True(shard.Statistics.DatagramsReceived > 0));
    }

    [Fact]
    public async Task Disposal_drains_too()
    {
        ShardedEndpoint endpoint = Bind(new ShardingOptions { Count = 2, DrainLimit = Ample });
        Remotes remotes = Connect(endpoint);
        remotes.SendAll(1);
        Task run = endpoint.RunAsync(_ => Handler.Ignore);
        await endpoint.DisposeAsync().Within();
        await run.Within();
        Assert.Equal(Remotes.Count, endpoint.Statistics.DatagramsReceived);
        Assert.Throws<ObjectDisposedException>(() => { _ = endpoint.RunAsync(_ => Handler.Ignore); });
    }

    [Fact]
    public async Task A_stop_of_an_endless_flow_ends_at_the_limit()
    {
        ShardedEndpoint endpoint = Bind(new ShardingOptions { Count = 2, DrainLimit = TimeSpan.FromMilliseconds(20) });
        Task run = endpoint.RunAsync(_ => Handler.SendBack);
        foreach (UdpEndpoint shard in endpoint.Shards)
            shard.TrySend(endpoint.LocalEndPoint, [1]); // To itself, and so for ever to the shard the port's own address is of.
        await endpoint.StopAsync().Within();
        await run.Within();
    }

    [Fact]
    public async Task The_token_stops_all_shards_and_they_run_again()
    {
        ShardedEndpoint endpoint = Bind(4);
        using (var stop = new CancellationTokenSource())
        {
            Task run = endpoint.RunAsync(NameShard, stop.Token);
            await stop.CancelAsync();
            await run.Within();
            Assert.Equal(TaskStatus.RanToCompletion, run.Status);
        }
        _ = endpoint.RunAsync(NameShard);
        Remotes remotes = Connect(endpoint);
        remotes.SendAll(1);
        Assert.Equal(4, remotes.ReceiveAll().Distinct().Count());
    }

    [Fact]
    public async Task A_handler_that_throws_stops_the_others_and_fails_the_run_with_its_exception()
    {
        ShardedEndpoint endpoint = Bind(4);
        Remotes remotes = Connect(endpoint);
        for (int round = 0; round < 5; round++)
        {
            var fault = new InvalidTimeZoneException("the handler's own");
            Task run = endpoint.RunAsync(_ => new Handler((in DatagramBatch batch, DatagramSender sender) =>
            {
                foreach (Datagram datagram in batch)
                {
                    if (datagram.Payload[0] == 99)
                        throw fault;
                }
            }));
            remotes.SendAll(1);
            remotes.Send(round, 99);
            Assert.Same(fault, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => run.Within()));
            await endpoint.StopAsync().Within();
            Assert.Equal(0, endpoint.Statistics.BlocksRented);
        }
    }

    [Fact]
    public async Task A_handler_that_cannot_be_made_starts_nothing()
    {
        ShardedEndpoint endpoint = Bind(2);
        Assert.Throws<InvalidTimeZoneException>(() =>
        {
            _ = endpoint.RunAsync(shard => shard == 0 ? Handler.Ignore : throw new InvalidTimeZoneException());
        });
        Task run = endpoint.RunAsync(_ => Handler.Ignore);
        await endpoint.StopAsync().Within();
        await run.Within();
    }

    [Fact]
    public async Task A_second_run_at_once_throws_and_leaves_the_first_alone()
    {
        ShardedEndpoint endpoint = Bind(2);
        Task run = endpoint.RunAsync(NameShard);
        Assert.Throws<InvalidOperationException>(() => { _ = endpoint.RunAsync(NameShard); });
        Remotes remotes = Connect(endpoint);
        remotes.SendAll(1);
        remotes.ReceiveAll();
        Assert.False(run.IsCompleted);
    }

    [Fact]
    public async Task A_run_beside_that_of_a_single_shard_throws_and_stops_what_it_began()
    {
        ShardedEndpoint endpoint = Bind(2);
        Task single = endpoint.Shards[1].RunAsync(Handler.Ignore);
        Assert.Throws<InvalidOperationException>(() => { _ = endpoint.RunAsync(NameShard); });
        await TimeLimits.Until(() => endpoint.Shards[0].Statistics.BlocksRented == 0, "the first shard has stopped");
        Assert.False(single.IsCompleted);
    }

    [Fact]
    public async Task Stops_and_disposals_at_any_moment_all_end()
    {
        for (int round = 0; round < 30; round++)
        {
            ShardedEndpoint endpoint = Bind(2);
            Task run = endpoint.RunAsync(_ => Handler.SendBack);
            foreach (UdpEndpoint shard in endpoint.Shards)
                shard.TrySend(endpoint.LocalEndPoint, [1]);
            Thread.SpinWait(round * 13 % 200);
            Task[] ends =
            [
                Task.Run(() => endpoint.DrainAsync(TimeSpan.FromMilliseconds(5))),
                Task.Run(() => endpoint.DrainAsync(TimeSpan.Zero)),
                Task.Run(() => endpoint.DisposeAsync().AsTask()),
            ];
            await Task.WhenAll(ends).Within();
            await run.Within();
            endpoint.Dispose();
        }
    }
}
