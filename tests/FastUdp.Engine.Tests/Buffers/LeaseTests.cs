using FastUdp.Buffers;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Buffers;

public class LeaseTests
{
    private static readonly RemoteAddress Remote = RemoteAddress.Parse("192.0.2.1:7");

    [Fact]
    public void The_default_lease_holds_nothing_and_says_so()
    {
        DatagramLease none = default;
        Assert.Throws<InvalidOperationException>(none.Dispose);
        Assert.Throws<InvalidOperationException>(() => none.Memory);
        Assert.Equal(default, none);
        Assert.True(none == default(DatagramLease));
    }

    [Fact]
    public void A_small_datagram_is_copied_as_long_as_there_are_small_blocks_and_shares_its_block_after()
    {
        EndpointBuffers buffers = TestBuffers.Make(smallBlocks: 1);
        Block block = TestBuffers.Rent(buffers.Receive);
        ReceivedRun run = Describe(block, 100);
        DatagramLease copied = buffers.Lease(run, 20, 30);
        Assert.False(block.IsShared);
        DatagramLease shared = buffers.Lease(run, 50, 30);
        Assert.True(block.IsShared);
        Assert.Equal(block.Bytes[20..50], copied.Payload.ToArray());
        Assert.Equal(block.Bytes[50..80], shared.Payload.ToArray());

        block.Bytes.AsSpan().Clear();
        Assert.NotEqual(new byte[30], copied.Payload.ToArray());
        copied.Dispose();
        shared.Dispose();
        block.Release();
        Assert.Equal(0, buffers.RentedCount);
    }

    [Fact]
    public void A_datagram_of_a_run_is_leased_from_where_it_lies()
    {
        EndpointBuffers buffers = TestBuffers.Make();
        Block block = TestBuffers.Rent(buffers.Receive);
        Payloads.Fill(block.Bytes, 1);
        ReceivedRun run = Describe(block, 9_500, stride: 3_000);
        var leases = new List<DatagramLease>();
        foreach (Datagram datagram in new DatagramRun(run))
            leases.Add(datagram.Retain());
        block.Release();
        Assert.Equal(block.Bytes.Take(9_500).Chunk(3_000), leases.Select(lease => lease.Payload.ToArray()));
        leases.ForEach(lease => lease.Dispose());
        Assert.Equal(0, buffers.RentedCount);
    }

    [Fact]
    public void A_handle_of_an_earlier_version_never_fits_again()
    {
        EndpointBuffers buffers = TestBuffers.Make();
        Block block = TestBuffers.Rent(buffers.Receive);
        ReceivedRun run = Describe(block, 10);
        var stale = new List<DatagramLease>();
        for (int i = 0; i < 1_000; i++)
        {
            DatagramLease lease = buffers.Lease(run, 0, 10);
            Assert.DoesNotContain(lease, stale.TakeLast(20));
            Assert.Equal(10, lease.Length);
            foreach (DatagramLease old in stale.TakeLast(5))
            {
                Assert.Throws<ObjectDisposedException>(() => old.Length);
                Assert.Throws<ObjectDisposedException>(old.Dispose);
            }
            lease.Dispose();
            stale.Add(lease);
        }
        block.Release();
        Assert.Equal(0, buffers.RentedCount);
    }

    [Fact]
    public async Task Of_two_threads_that_dispose_one_lease_one_is_told()
    {
        EndpointBuffers buffers = TestBuffers.Make();
        Block block = TestBuffers.Rent(buffers.Receive);
        ReceivedRun run = Describe(block, 5_000);
        for (int round = 0; round < 300; round++)
        {
            DatagramLease lease = buffers.Lease(run, 0, 5_000);
            using var start = new Barrier(2);
            Task<Exception?>[] attempts = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                start.SignalAndWait(TimeLimits.Limit);
                return (Exception?)Record.Exception(lease.Dispose);
            })).ToArray();
            Exception?[] outcomes = await Task.WhenAll(attempts).Within();
            Assert.IsType<ObjectDisposedException>(Assert.Single(outcomes, outcome => outcome is not null));
        }
        Assert.False(block.IsShared);
        block.Release();
    }

    private static ReceivedRun Describe(Block block, int length, int? stride = null)
    {
        Payloads.Fill(block.Bytes, 1);
        return new ReceivedRun { Block = block, Remote = Remote, Length = length, Stride = stride ?? length };
    }
}
