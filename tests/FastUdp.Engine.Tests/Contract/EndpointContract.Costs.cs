using System.Diagnostics;
using FastUdp.Buffers;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    // What a steady state may allocate altogether: not a byte for each of its thousands of datagrams, but what the
    // measurement itself takes, a thread and a task.
    private const long AllocationAllowance = 8_192;

    /// <summary>How many datagrams a measurement takes; fewer where loops that spin share the cores with the test.</summary>
    protected virtual int MeasuredDatagrams => 20_000;

    [Fact]
    public async Task Sending_and_receiving_allocates_nothing_once_warm()
    {
        UdpEndpoint receiver = BindWithBlocksMade();
        var counter = new Counter();
        Endpoints.Run(receiver, counter);
        using DatagramSender sender = Endpoints.Bind().CreateSender();
        RemoteAddress remote = AddressOf(receiver);
        await AssertAllocatesNothingAsync(total => SendUntilCounted(sender, remote, counter, total));
    }

    [Fact]
    public async Task Echoing_allocates_nothing_once_warm()
    {
        UdpEndpoint server = BindWithBlocksMade();
        Endpoints.Run(server, Handler.Echo);
        UdpEndpoint client = BindWithBlocksMade();
        var counter = new Counter();
        Endpoints.Run(client, counter);
        RemoteAddress remote = AddressOf(server);
        var payload = new byte[64];
        await AssertAllocatesNothingAsync(total =>
        {
            for (int i = 0; i < total / 10; i++)
            {
                long goal = counter.Count + 10;
                for (int k = 0; k < 10; k++)
                    client.TrySend(remote, payload);
                counter.WaitFor(goal);
            }
        });
    }

    [Fact]
    public async Task Leasing_allocates_nothing_once_warm()
    {
        UdpEndpoint receiver = BindWithBlocksMade();
        var counter = new Counter { Leases = true };
        Endpoints.Run(receiver, counter);
        UdpEndpoint origin = Endpoints.Bind();
        RemoteAddress remote = AddressOf(receiver);
        var payload = new byte[3_000];
        await AssertAllocatesNothingAsync(total =>
        {
            for (int i = 0; i < total / 10; i++)
            {
                long goal = counter.Count + 10;
                for (int k = 0; k < 10; k++)
                    origin.TrySend(remote, i % 2 == 0 ? payload : payload.AsSpan(0, 100));
                counter.WaitFor(goal);
            }
        });
    }

    /// <summary>An endpoint whose blocks exist: they are made when first needed, which may be in the middle of a measurement.</summary>
    private UdpEndpoint BindWithBlocksMade()
    {
        UdpEndpoint endpoint = Endpoints.Bind(change: options => options with { ReceiveSlots = 16, LeasedBlocks = 8 });
        EndpointBuffers buffers = TestEndpoints.BuffersOf(endpoint);
        foreach (BlockPool pool in (BlockPool[])[buffers.Receive, buffers.Small])
        {
            var made = new List<Block>();
            while (pool.TryRent(out Block? block))
                made.Add(block);
            made.ForEach(block => block.Release());
        }
        return endpoint;
    }

    private async Task AssertAllocatesNothingAsync(Action<int> work)
    {
        await TimeLimits.OnOwnThread(() => work(MeasuredDatagrams / 4)).Within();

        // The best of several: what the runtime does by itself now and then is not there every time, what a datagram
        // costs would be.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 8 && least > AllocationAllowance; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await TimeLimits.OnOwnThread(() => work(MeasuredDatagrams)).Within();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        Assert.True(least <= AllocationAllowance, $"{least:N0} bytes were allocated for {MeasuredDatagrams:N0} datagrams.");
    }

    /// <summary>Counts datagrams without allocating, and touches every one.</summary>
    private sealed class Counter : IDatagramHandler
    {
        private long _count;
        private long _sum;

        public bool Leases { get; init; }

        public long Count => Volatile.Read(ref _count);

        public long Sum => Volatile.Read(ref _sum);

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
            {
                _sum += datagram.Payload.IsEmpty ? 0 : datagram.Payload[0];
                if (Leases)
                    datagram.Retain().Dispose();
            }
            Volatile.Write(ref _count, _count + batch.Count);
        }

        public void WaitFor(long count)
        {
            long start = Stopwatch.GetTimestamp();
            var spin = default(SpinWait);
            while (Count < count)
            {
                spin.SpinOnce(sleep1Threshold: -1);
                if (Stopwatch.GetElapsedTime(start) > TimeLimits.Limit)
                    throw new TimeoutException($"{Count} of {count} datagrams arrived.");
            }
        }
    }

    /// <summary>Sends datagrams, some at a time, until so many more have been received.</summary>
    private static void SendUntilCounted(DatagramSender sender, RemoteAddress remote, Counter counter, int total)
    {
        var payload = new byte[64];
        long target = counter.Count + total;
        while (counter.Count < target)
        {
            long goal = counter.Count + 50;
            for (int i = 0; i < 50; i++)
                sender.Send(remote, payload);
            sender.Flush();
            counter.WaitFor(goal);
        }
    }
}
