using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task A_reader_gets_the_datagrams_in_order()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        using DatagramSender sender = Endpoints.Bind().CreateSender();
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 3_000).Select(i => i % 5 == 0 ? 3_000 : i % 100));
        var inbox = new Inbox();
        Task reading = Task.Run(async () =>
        {
            await foreach (DatagramLease datagram in endpoint.ReadAllAsync())
            {
                using (datagram)
                    inbox.Add(new Arrival(datagram.Remote, datagram.Payload.ToArray(), datagram.IsTruncated));
                if (inbox.Count == payloads.Length)
                    break;
            }
        });
        await Traffic.SendPacedAsync(sender, AddressOf(endpoint), payloads, inbox);
        await reading.Within();
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Theory]
    [InlineData(QueueFullPolicy.DropNewest, 2)]
    [InlineData(QueueFullPolicy.DropOldest, 18)]
    public async Task A_full_queue_drops_what_its_policy_says_and_counts_it(QueueFullPolicy policy, int firstKept)
    {
        const int Sent = 20;
        const int Capacity = 4;
        UdpEndpoint endpoint = Endpoints.Bind(change: options => options with { QueueCapacity = Capacity, WhenQueueFull = policy });
        UdpEndpoint origin = Endpoints.Bind();
        await using (IAsyncEnumerator<DatagramLease> reader = await StartReadingAsync(endpoint, origin))
        {
            for (int i = 2; i <= Sent + 1; i++)
                origin.TrySend(AddressOf(endpoint), [(byte)i]);
            await TimeLimits.Until(() => endpoint.Statistics.DatagramsDroppedByQueue == Sent - Capacity, "the rest is dropped");

            var kept = new List<int>();
            for (int i = 0; i < Capacity; i++)
            {
                Assert.True(await reader.MoveNextAsync().Within());
                using DatagramLease lease = reader.Current;
                kept.Add(lease.Payload[0]);
            }
            Assert.Equal(Enumerable.Range(firstKept, Capacity), kept);
        }
        Assert.Equal(Sent + 1, endpoint.Statistics.DatagramsReceived);
        Assert.Equal(Sent - Capacity, endpoint.Statistics.DatagramsDroppedByQueue);
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Fact]
    public async Task Leaving_the_stream_early_gives_every_block_back_and_the_endpoint_can_be_read_again()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        for (int round = 0; round < 10; round++)
        {
            int read = 0;
            for (int i = 0; i < 30; i++)
                origin.TrySend(AddressOf(endpoint), new byte[i % 2 == 0 ? 60 : 3_000]);
            await foreach (DatagramLease datagram in endpoint.ReadAllAsync())
            {
                datagram.Dispose();
                if (++read == 5)
                    break;
            }
            Assert.Equal(0, endpoint.Statistics.BlocksRented);
        }
    }

    [Fact]
    public async Task Cancelling_the_stream_throws_OperationCanceledException()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        for (int round = 0; round < 20; round++)
        {
            using var stop = new CancellationTokenSource();
            await using IAsyncEnumerator<DatagramLease> reader = endpoint.ReadAllAsync(stop.Token).GetAsyncEnumerator();
            Task<bool> next = reader.MoveNextAsync().AsTask();
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Within());
        }
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Fact]
    public async Task Stopping_or_disposing_the_endpoint_ends_the_stream_after_what_is_queued()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        await using IAsyncEnumerator<DatagramLease> reader = await StartReadingAsync(endpoint, origin);
        for (int i = 0; i < 10; i++)
            origin.TrySend(AddressOf(endpoint), Payloads.Make(i, 3_000));
        await TimeLimits.Until(() => endpoint.Statistics.DatagramsReceived == 11, "all have arrived");
        await endpoint.DisposeAsync().Within();
        for (int i = 0; i < 10; i++)
        {
            Assert.True(await reader.MoveNextAsync().Within());
            Assert.Equal(Payloads.Make(i, 3_000), reader.Current.Payload.ToArray());
            reader.Current.Dispose();
        }
        Assert.False(await reader.MoveNextAsync().Within());
    }

    [Fact]
    public async Task Reading_what_already_runs_throws_to_the_reader_and_leaves_the_run_alone()
    {
        (UdpEndpoint endpoint, Inbox inbox) = Endpoints.Listen();
        await using IAsyncEnumerator<DatagramLease> reader = endpoint.ReadAllAsync().GetAsyncEnumerator();
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.MoveNextAsync().Within());
        endpoint.TrySend(AddressOf(endpoint), [1]);
        await inbox.TakeAsync(1);
    }

    [Fact]
    public async Task A_failure_of_the_transport_reaches_the_reader()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        await using IAsyncEnumerator<DatagramLease> reader = await StartReadingAsync(endpoint, origin);
        Task<bool> next = reader.MoveNextAsync().AsTask();
        TestEndpoints.TransportOf(endpoint).Dispose();
        Exception? failure = await Record.ExceptionAsync(() => next.Within());
        Assert.NotNull(failure);
        Assert.IsNotType<TimeoutException>(failure);
    }

    /// <summary>Begins to read and takes the first datagram, after which the loop runs and the reader does not read.</summary>
    private static async Task<IAsyncEnumerator<DatagramLease>> StartReadingAsync(UdpEndpoint endpoint, UdpEndpoint origin)
    {
        IAsyncEnumerator<DatagramLease> reader = endpoint.ReadAllAsync().GetAsyncEnumerator();
        ValueTask<bool> first = reader.MoveNextAsync();
        origin.TrySend(AddressOf(endpoint), [1]);
        Assert.True(await first.Within());
        reader.Current.Dispose();
        return reader;
    }
}
