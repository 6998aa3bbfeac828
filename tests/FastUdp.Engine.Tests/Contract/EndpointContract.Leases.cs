using FastUdp.Buffers;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task Leases_keep_their_content_while_the_engine_goes_on()
    {
        int[] lengths = [0, 1, 64, 2_047, 2_048, 2_049, 9_000, 60_000];
        byte[][] payloads = Payloads.Of(lengths);
        (UdpEndpoint endpoint, LeaseBox box) = ListenForLeases();
        UdpEndpoint origin = Endpoints.Bind();
        foreach (byte[] payload in payloads)
            origin.TrySend(AddressOf(endpoint), payload);
        DatagramLease[] leases = await box.TakeAsync(payloads.Length);

        // Other traffic goes through every block of the ring several times.
        for (int i = 0; i < 300; i++)
        {
            origin.TrySend(AddressOf(endpoint), Payloads.Make(-1, 2_500));
            (await box.TakeAsync(payloads.Length + i + 1))[^1].Dispose();
        }
        for (int i = 0; i < leases.Length; i++)
        {
            Assert.Equal(payloads[i], leases[i].Payload.ToArray());
            Assert.Equal(payloads[i], leases[i].Memory.ToArray());
            Assert.Equal(payloads[i].Length, leases[i].Length);
            Assert.Equal(AddressOf(origin), leases[i].Remote);
            leases[i].Dispose();
        }
        await endpoint.StopAsync().Within();
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Fact]
    public async Task A_small_lease_is_a_copy_and_a_large_one_shares_the_block_it_came_in()
    {
        (UdpEndpoint endpoint, LeaseBox box) = ListenForLeases();
        UdpEndpoint origin = Endpoints.Bind();
        EndpointBuffers buffers = TestEndpoints.BuffersOf(endpoint);
        origin.TrySend(AddressOf(endpoint), new byte[Block.SmallBytes]);
        DatagramLease small = (await box.TakeAsync(1))[0];
        Assert.Equal(1, buffers.Small.RentedCount);

        origin.TrySend(AddressOf(endpoint), new byte[Block.SmallBytes + 1]);
        DatagramLease large = (await box.TakeAsync(2))[1];
        Assert.Equal(1, buffers.Small.RentedCount);
        await endpoint.StopAsync().Within();
        Assert.Equal(1, buffers.Receive.RentedCount);
        small.Dispose();
        Assert.Equal(0, buffers.Small.RentedCount);
        large.Dispose();
        Assert.Equal(0, buffers.RentedCount);
    }

    [Fact]
    public async Task A_lease_disposed_twice_or_used_after_throws()
    {
        (UdpEndpoint endpoint, LeaseBox box) = ListenForLeases();
        UdpEndpoint origin = Endpoints.Bind();
        origin.TrySend(AddressOf(endpoint), [1, 2, 3]);
        DatagramLease lease = (await box.TakeAsync(1))[0];
        DatagramLease copy = lease;
        Assert.Equal(lease, copy);
        lease.Dispose();

        // The state behind it is in use again by now, for another datagram: the old handle must not reach that.
        origin.TrySend(AddressOf(endpoint), [4, 5, 6]);
        DatagramLease next = (await box.TakeAsync(2))[1];
        Assert.NotEqual(lease, next);
        Assert.Throws<ObjectDisposedException>(lease.Dispose);
        Assert.Throws<ObjectDisposedException>(copy.Dispose);
        Assert.Throws<ObjectDisposedException>(() => { _ = lease.Payload; });
        Assert.Throws<ObjectDisposedException>(() => lease.Memory);
        Assert.Throws<ObjectDisposedException>(() => lease.Length);
        Assert.Throws<ObjectDisposedException>(() => lease.Remote);
        Assert.Throws<ObjectDisposedException>(() => lease.IsTruncated);
        Assert.Equal([4, 5, 6], next.Payload.ToArray());
        next.Dispose();
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    public async Task A_lease_outlives_its_endpoint(int length)
    {
        (UdpEndpoint endpoint, LeaseBox box) = ListenForLeases();
        UdpEndpoint origin = Endpoints.Bind();
        origin.TrySend(AddressOf(endpoint), Payloads.Make(1, length));
        DatagramLease lease = (await box.TakeAsync(1))[0];
        await endpoint.DisposeAsync().Within();
        Assert.Equal(1, TestEndpoints.BuffersOf(endpoint).RentedCount);
        Assert.Equal(Payloads.Make(1, length), lease.Payload.ToArray());
        lease.Dispose();
        Assert.Equal(0, TestEndpoints.BuffersOf(endpoint).RentedCount);
    }

    [Fact]
    public async Task Leases_that_hold_every_block_stop_the_reading_until_one_is_disposed()
    {
        UdpEndpointOptions Few(UdpEndpointOptions options) => options with { ReceiveSlots = 2, LeasedBlocks = 3 };
        (UdpEndpoint endpoint, LeaseBox box) = ListenForLeases(Few);
        UdpEndpoint origin = Endpoints.Bind();
        int blocks = TestEndpoints.BuffersOf(endpoint).Receive.Capacity;
        const int Sent = 12;
        for (int i = 0; i < Sent; i++)
        {
            origin.TrySend(AddressOf(endpoint), Payloads.Make(i, 3_000));
            await box.TakeAsync(Math.Min(i + 1, blocks));
        }
        await TimeLimits.Until(() => endpoint.Statistics.WaitsForBlocks > 0, "the loop waits for a block");
        Assert.Equal(blocks, box.Count);

        for (int i = 0; i < Sent; i++)
        {
            DatagramLease lease = (await box.TakeAsync(i + 1))[i];
            Assert.Equal(Payloads.Make(i, 3_000), lease.Payload.ToArray());
            lease.Dispose();
        }
        Assert.Equal(Sent, endpoint.Statistics.DatagramsReceived);
        Assert.Equal(0, endpoint.Statistics.BuffersDroppedByKernel ?? 0);
    }

    [Fact]
    public async Task A_loop_without_a_block_still_stops()
    {
        (UdpEndpoint endpoint, LeaseBox box) = ListenForLeases(options => options with { ReceiveSlots = 1, LeasedBlocks = 0 });
        UdpEndpoint origin = Endpoints.Bind();
        origin.TrySend(AddressOf(endpoint), new byte[3_000]);
        await box.TakeAsync(1);
        await TimeLimits.Until(() => endpoint.Statistics.WaitsForBlocks > 0, "the loop waits for a block");
        await endpoint.StopAsync().Within();

        // A run that begins without any block waits for one as well.
        Inbox inbox = Endpoints.Collect(endpoint);
        origin.TrySend(AddressOf(endpoint), [1]);
        await TimeLimits.Until(() => endpoint.Statistics.WaitsForBlocks > 1, "the next loop waits too");
        box.DisposeAll();
        await inbox.TakeAsync(1);
    }

    private (UdpEndpoint Endpoint, LeaseBox Box) ListenForLeases(Func<UdpEndpointOptions, UdpEndpointOptions>? change = null)
    {
        UdpEndpoint endpoint = Endpoints.Bind(change: change);
        var box = new LeaseBox();
        Endpoints.Run(endpoint, box);
        return (endpoint, box);
    }
}
