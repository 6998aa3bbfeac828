using Microsoft.Extensions.ObjectPool;

namespace FastUdp.Buffers;

/// <summary>All the memory of one endpoint: its two classes of blocks and its lease objects, each bounded.</summary>
internal sealed class EndpointBuffers
{
    private readonly DefaultObjectPool<LeasedBytes> _leases;
    private readonly DefaultObjectPool<LeasedBatch> _batchLeases;

    public EndpointBuffers(in BufferPlan plan)
    {
        Receive = new BlockPool(this, plan.ReceiveBlockBytes, plan.ReceiveBlocks, plan.Scrambles);
        Send = new BlockPool(this, Block.LargeBytes, plan.SendBlocks, plan.Scrambles);
        Reply = new BlockPool(this, Block.LargeBytes, capacity: 1, plan.Scrambles);
        Small = new BlockPool(this, Block.SmallBytes, plan.SmallBlocks, plan.Scrambles);
        _leases = new DefaultObjectPool<LeasedBytes>(new DefaultPooledObjectPolicy<LeasedBytes>(), plan.SmallBlocks);

        // Each leased batch holds a block at least.
        _batchLeases = new DefaultObjectPool<LeasedBatch>(new DefaultPooledObjectPolicy<LeasedBatch>(), plan.ReceiveBlocks);
    }

    /// <summary>The blocks the receive loop fills, plus as many as leases may keep from it.</summary>
    public BlockPool Receive { get; }

    /// <summary>The blocks of the senders a user makes.</summary>
    public BlockPool Send { get; }

    /// <summary>The block of the handler's own sender: a user's senders cannot take it.</summary>
    public BlockPool Reply { get; }

    /// <summary>The blocks small leased datagrams are copied into.</summary>
    public BlockPool Small { get; }

    /// <summary>Blocks that are out, over all pools: 0 once an endpoint and all its leases are disposed.</summary>
    public int RentedCount => Receive.RentedCount + Send.RentedCount + Reply.RentedCount + Small.RentedCount;

    /// <summary>
    /// Leases a received datagram. A small one is copied, so that 64 bytes kept for a minute do not keep 64 KiB from
    /// the receive loop; a larger one, or any when the small blocks are all out, shares the block it arrived in.
    /// </summary>
    public DatagramLease Lease(in ReceivedRun run, int offset, int length)
    {
        Block block = run.Block!;
        if (length <= Block.SmallBytes && Small.TryRent(out Block? small))
        {
            block.Bytes.AsSpan(offset, length).CopyTo(small.Bytes);
            block = small;
            offset = 0;
        }
        else
        {
            block.Hold();
        }
        return _leases.Get().Open(block, offset, length, run);
    }

    /// <summary>Leases a whole batch: every run shares the block it arrived in, and nothing is copied.</summary>
    public DatagramBatchLease Lease(ReadOnlySpan<ReceivedRun> runs, int datagramCount) => _batchLeases.Get().Open(runs, datagramCount);

    public void Return(LeasedBytes lease) => _leases.Return(lease);

    public void Return(LeasedBatch lease) => _batchLeases.Return(lease);
}
