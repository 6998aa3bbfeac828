using System.Threading.Channels;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task A_reader_of_batches_that_keeps_up_runs_on_the_receive_loop()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        Assert.SkipUnless(endpoint.Capabilities.Backend == UdpBackend.Linux, "only a loop with a thread of its own can be told by it");
        UdpEndpoint origin = Endpoints.Bind();
        var threads = Channel.CreateUnbounded<string?>();
        Task reading = Task.Run(async () =>
        {
            await foreach (DatagramBatchLease lease in endpoint.ReadBatchesAsync().ConfigureAwait(false))
            {
                lease.Dispose();
                threads.Writer.TryWrite(Thread.CurrentThread.Name);
            }
        });
        async Task<bool> IsOnLoopAsync()
        {
            origin.TrySend(AddressOf(endpoint), [1]);
            return await threads.Reader.ReadAsync().Within() == $"FastUdp {endpoint.LocalEndPoint}";
        }

        // It is there as soon as it has once waited for a batch rather than found one.
        int elsewhere = 0;
        while (!await IsOnLoopAsync())
            Assert.InRange(++elsewhere, 0, 100);
        for (int i = 0; i < 10; i++)
            Assert.True(await IsOnLoopAsync());
        await endpoint.StopAsync().Within();
        await reading.Within();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    public async Task A_reader_that_holds_every_block_stops_the_reading_and_nothing_is_lost(int leasedBlocks)
    {
        const int Sent = 12;
        UdpEndpoint endpoint = Endpoints.Bind(change: options => options with { ReceiveSlots = 2, LeasedBlocks = leasedBlocks });
        UdpEndpoint origin = Endpoints.Bind();
        int blocks = TestEndpoints.BuffersOf(endpoint).Receive.Capacity;
        await using IAsyncEnumerator<DatagramBatchLease> reader = await StartReadingBatchesAsync(endpoint, origin);
        for (int i = 0; i < Sent; i++)
        {
            origin.TrySend(AddressOf(endpoint), Payloads.Make(i, 300 + i));
            int expected = 1 + Math.Min(i + 1, blocks);
            await TimeLimits.Until(() => endpoint.Statistics.DatagramsReceived == expected, "it is received as far as there are blocks");
        }
        await TimeLimits.Until(() => endpoint.Statistics.WaitsForBlocks > 0, "the loop waits for a block");
        for (int i = 0; i < Sent;)
        {
            Assert.True(await reader.MoveNextAsync().Within());
            using DatagramBatchLease lease = reader.Current;
            foreach (Datagram datagram in lease.Batch)
                Assert.True(datagram.Payload.SequenceEqual(Payloads.Make(i, 300 + i++)));
        }
        Assert.Equal(0, endpoint.Statistics.DatagramsDroppedByQueue);
        Assert.Equal(0, endpoint.Statistics.BuffersDroppedByKernel ?? 0);
    }

    [Fact]
    public async Task Batches_may_be_disposed_by_any_thread_in_any_order()
    {
        UdpEndpoint endpoint = Endpoints.Bind(change: options => options with { ReceiveSlots = 4, LeasedBlocks = 8 });
        using DatagramSender sender = Endpoints.Bind().CreateSender();
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 4_000).Select(i => i % 90));
        var inbox = new Inbox();
        var leases = Channel.CreateUnbounded<DatagramBatchLease>();
        Task[] disposing = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await foreach (DatagramBatchLease lease in leases.Reader.ReadAllAsync())
                lease.Dispose();
        }))];
        Task reading = Task.Run(async () =>
        {
            await foreach (DatagramBatchLease lease in endpoint.ReadBatchesAsync())
            {
                inbox.OnBatch(lease.Batch, null!);
                leases.Writer.TryWrite(lease);
            }
            leases.Writer.Complete();
        });
        await Traffic.SendPacedAsync(sender, AddressOf(endpoint), payloads, inbox);
        await endpoint.StopAsync().Within();
        await reading.Within();
        await Task.WhenAll(disposing).Within();
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Fact]
    public async Task Leaving_the_stream_of_batches_gives_every_block_back_and_the_endpoint_can_be_read_again()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        for (int round = 0; round < 10; round++)
        {
            for (int i = 0; i < 30; i++)
                origin.TrySend(AddressOf(endpoint), new byte[i % 2 == 0 ? 60 : 3_000]);
            await ReadIntoAsync(endpoint, new Inbox(), count: 5).Within();
            Assert.Equal(0, endpoint.Statistics.BlocksRented);
        }
    }

    [Fact]
    public async Task What_a_reader_of_batches_throws_is_its_own_and_ends_the_receive()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        Task reading = Task.Run(async () =>
        {
            await foreach (DatagramBatchLease lease in endpoint.ReadBatchesAsync())
            {
                using (lease)
                    throw new InvalidTimeZoneException();
            }
        });
        await TimeLimits.Until(() => endpoint.Statistics.BlocksRented > 0, "the receive has begun");
        origin.TrySend(AddressOf(endpoint), [1]);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => reading.Within());
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
        origin.TrySend(AddressOf(endpoint), [2]);
        Inbox inbox = Endpoints.Collect(endpoint);
        await inbox.TakeAsync(1);
    }

    [Fact]
    public async Task Cancelling_the_stream_of_batches_throws_even_when_some_are_unread()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        for (int round = 0; round < 20; round++)
        {
            using var stop = new CancellationTokenSource();
            await using IAsyncEnumerator<DatagramBatchLease> reader = endpoint.ReadBatchesAsync(stop.Token).GetAsyncEnumerator();
            Task<bool> next = reader.MoveNextAsync().AsTask();
            if (round % 2 == 0)
            {
                long before = endpoint.Statistics.DatagramsReceived;
                origin.TrySend(AddressOf(endpoint), [1]);
                Assert.True(await next.Within());
                reader.Current.Dispose();
                origin.TrySend(AddressOf(endpoint), [2]);
                await TimeLimits.Until(() => endpoint.Statistics.DatagramsReceived == before + 2, "both have arrived");
                await stop.CancelAsync();
                next = reader.MoveNextAsync().AsTask();
            }
            else
            {
                await stop.CancelAsync();
            }
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Within());
        }
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Fact]
    public async Task Disposing_the_endpoint_ends_the_stream_of_batches_after_what_is_queued()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        await using IAsyncEnumerator<DatagramBatchLease> reader = await StartReadingBatchesAsync(endpoint, origin);
        for (int i = 0; i < 10; i++)
            origin.TrySend(AddressOf(endpoint), Payloads.Make(i, 3_000));
        await TimeLimits.Until(() => endpoint.Statistics.DatagramsReceived == 11, "all have arrived");
        await endpoint.DisposeAsync().Within();
        int read = 0;
        while (await reader.MoveNextAsync().Within())
        {
            using DatagramBatchLease lease = reader.Current;
            foreach (Datagram datagram in lease.Batch)
                Assert.True(datagram.Payload.SequenceEqual(Payloads.Make(read++, 3_000)));
        }
        Assert.Equal(10, read);
        Assert.Throws<ObjectDisposedException>(() => endpoint.ReadBatchesAsync());
    }

    [Fact]
    public async Task Reading_batches_of_what_already_runs_throws_to_the_reader_and_leaves_the_run_alone()
    {
        (UdpEndpoint endpoint, Inbox inbox) = Endpoints.Listen();
        await using IAsyncEnumerator<DatagramBatchLease> reader = endpoint.ReadBatchesAsync().GetAsyncEnumerator();
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.MoveNextAsync().Within());
        endpoint.TrySend(AddressOf(endpoint), [1]);
        await inbox.TakeAsync(1);
    }

    [Fact]
    public async Task A_failure_of_the_transport_reaches_the_reader_of_batches()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        await using IAsyncEnumerator<DatagramBatchLease> reader = await StartReadingBatchesAsync(endpoint, origin);
        Task<bool> next = reader.MoveNextAsync().AsTask();
        TestEndpoints.TransportOf(endpoint).Dispose();
        Exception? failure = await Record.ExceptionAsync(() => next.Within());
        Assert.NotNull(failure);
        Assert.IsNotType<TimeoutException>(failure);
    }

    [Fact]
    public async Task Reading_batches_allocates_nothing_once_warm()
    {
        UdpEndpoint receiver = BindWithBlocksMade();
        Assert.SkipWhen(
            receiver.Capabilities.Backend == UdpBackend.Simulated,
            "what awaits a network that runs in the background goes on in the thread pool, which allocates");
        var counter = new Counter();
        Task reading = Task.Run(async () =>
        {
            await foreach (DatagramBatchLease lease in receiver.ReadBatchesAsync())
            {
                using (lease)
                    counter.OnBatch(lease.Batch, null!);
            }
        });
        using DatagramSender sender = Endpoints.Bind().CreateSender();
        RemoteAddress remote = AddressOf(receiver);
        await AssertAllocatesNothingAsync(total => SendUntilCounted(sender, remote, counter, total));
        await receiver.StopAsync().Within();
        await reading.Within();
    }
}
