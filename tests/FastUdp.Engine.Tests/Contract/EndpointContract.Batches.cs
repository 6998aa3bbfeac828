using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task A_reader_of_batches_gets_the_datagrams_in_order()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        using DatagramSender sender = origin.CreateSender();
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 3_000).Select(i => i % 5 == 0 ? 3_000 : i % 100));
        var inbox = new Inbox();
        Task reading = Task.Run(() => ReadIntoAsync(endpoint, inbox, payloads.Length));
        await Traffic.SendPacedAsync(sender, AddressOf(endpoint), payloads, inbox);
        await reading.Within();
        Arrival[] arrivals = await inbox.TakeAsync(payloads.Length);
        Payloads.AssertSame(payloads, arrivals);
        Assert.All(arrivals, arrival => Assert.Equal(AddressOf(origin), arrival.Remote));
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Fact]
    public async Task A_leased_batch_is_what_a_handler_would_have_seen()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        await using IAsyncEnumerator<DatagramBatchLease> reader = await StartReadingBatchesAsync(endpoint, origin);
        using (DatagramSender sender = origin.CreateSender())
        {
            for (int i = 0; i < 40; i++)
                sender.Send(AddressOf(endpoint), Payloads.Make(i, 100));
        }
        for (int read = 0; read < 40;)
        {
            Assert.True(await reader.MoveNextAsync().Within());
            using DatagramBatchLease lease = reader.Current;
            int inRuns = 0;
            foreach (DatagramRun run in lease.Batch.Runs)
            {
                Assert.Equal(AddressOf(origin), run.Remote);
                Assert.Equal(100, run.Stride);
                Assert.Equal(Payloads.Make(read + inRuns, 100), run.Payload[..100].ToArray());
                inRuns += run.Count;
            }
            Assert.Equal(lease.Batch.Count, inRuns);
            read += inRuns;
        }
    }

    [Fact]
    public async Task A_batch_that_nobody_has_disposed_keeps_its_content_while_the_engine_goes_on()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        await using IAsyncEnumerator<DatagramBatchLease> reader = await StartReadingBatchesAsync(endpoint, origin);
        origin.TrySend(AddressOf(endpoint), Payloads.Make(1, 500));
        Assert.True(await reader.MoveNextAsync().Within());
        using DatagramBatchLease kept = reader.Current;
        for (int i = 0; i < 300; i++)
        {
            origin.TrySend(AddressOf(endpoint), Payloads.Make(-1, 500));
            Assert.True(await reader.MoveNextAsync().Within());
            reader.Current.Dispose();
        }
        Assert.Equal(Payloads.Make(1, 500), FirstOf(kept));
    }

    [Fact]
    public async Task A_batch_disposed_twice_or_used_after_throws()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        await using IAsyncEnumerator<DatagramBatchLease> reader = await StartReadingBatchesAsync(endpoint, origin);
        DatagramBatchLease lease = reader.Current;
        DatagramBatchLease copy = lease;
        Assert.Equal(lease, copy);

        // The state behind it is in use again by now, for another batch: the old handle must not reach that.
        origin.TrySend(AddressOf(endpoint), [4, 5, 6]);
        Assert.True(await reader.MoveNextAsync().Within());
        using DatagramBatchLease next = reader.Current;
        Assert.NotEqual(lease, next);
        Assert.Throws<ObjectDisposedException>(lease.Dispose);
        Assert.Throws<ObjectDisposedException>(copy.Dispose);
        Assert.Throws<ObjectDisposedException>(() => lease.Batch.Count);
        Assert.Throws<InvalidOperationException>(() => default(DatagramBatchLease).Batch.Count);
        Assert.Throws<InvalidOperationException>(default(DatagramBatchLease).Dispose);
        Assert.Equal([4, 5, 6], FirstOf(next));
    }

    [Fact]
    public async Task A_batch_outlives_its_endpoint()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        IAsyncEnumerator<DatagramBatchLease> reader = await StartReadingBatchesAsync(endpoint, origin);
        origin.TrySend(AddressOf(endpoint), Payloads.Make(1, 700));
        Assert.True(await reader.MoveNextAsync().Within());
        DatagramBatchLease lease = reader.Current;
        await endpoint.DisposeAsync().Within();
        await reader.DisposeAsync().AsTask().Within();
        Assert.Equal(1, TestEndpoints.BuffersOf(endpoint).RentedCount);
        Assert.Equal(Payloads.Make(1, 700), FirstOf(lease));
        lease.Dispose();
    }

    [Fact]
    public async Task Datagrams_can_be_leased_out_of_a_leased_batch_and_it_can_be_sent_back()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        (UdpEndpoint origin, Inbox replies) = Endpoints.Listen();
        await using IAsyncEnumerator<DatagramBatchLease> reader = await StartReadingBatchesAsync(endpoint, origin);
        origin.TrySend(AddressOf(endpoint), Payloads.Make(7, 3_000));
        Assert.True(await reader.MoveNextAsync().Within());
        DatagramBatchLease batch = reader.Current;
        using (DatagramSender sender = endpoint.CreateSender())
            sender.SendBack(batch.Batch);
        using DatagramLease datagram = RetainFirst(batch);
        batch.Dispose();
        Assert.Equal(Payloads.Make(7, 3_000), datagram.Payload.ToArray());
        Payloads.AssertSame([Payloads.Make(7, 3_000)], await replies.TakeAsync(1));
    }

    [Fact]
    public async Task A_handler_can_retain_a_whole_batch()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        var retained = new TaskCompletionSource<DatagramBatchLease>(TaskCreationOptions.RunContinuationsAsynchronously);
        Endpoints.Run(endpoint, new Handler((in DatagramBatch batch, DatagramSender sender) => retained.SetResult(batch.Retain())));
        origin.TrySend(AddressOf(endpoint), [1, 2, 3]);
        using DatagramBatchLease lease = await retained.Task.Within();
        await endpoint.StopAsync().Within();
        Assert.Equal([1, 2, 3], FirstOf(lease));
    }

    private static byte[] FirstOf(DatagramBatchLease lease)
    {
        foreach (Datagram datagram in lease.Batch)
            return datagram.Payload.ToArray();
        throw new InvalidOperationException("The batch is empty.");
    }

    private static DatagramLease RetainFirst(DatagramBatchLease lease)
    {
        foreach (Datagram datagram in lease.Batch)
            return datagram.Retain();
        throw new InvalidOperationException("The batch is empty.");
    }

    /// <summary>Reads batches into an inbox until so many datagrams have come.</summary>
    private static async Task ReadIntoAsync(UdpEndpoint endpoint, Inbox inbox, int count)
    {
        await foreach (DatagramBatchLease lease in endpoint.ReadBatchesAsync())
        {
            using (lease)
                inbox.OnBatch(lease.Batch, null!);
            if (inbox.Count >= count)
                break;
        }
    }

    /// <summary>Begins to read and takes the first batch, after which the loop runs and the reader does not read.</summary>
    private static async Task<IAsyncEnumerator<DatagramBatchLease>> StartReadingBatchesAsync(UdpEndpoint endpoint, UdpEndpoint origin)
    {
        IAsyncEnumerator<DatagramBatchLease> reader = endpoint.ReadBatchesAsync().GetAsyncEnumerator();
        ValueTask<bool> first = reader.MoveNextAsync();
        origin.TrySend(AddressOf(endpoint), [1]);
        Assert.True(await first.Within());
        reader.Current.Dispose();
        return reader;
    }
}
