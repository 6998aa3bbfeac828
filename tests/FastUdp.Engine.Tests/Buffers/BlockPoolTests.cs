using System.Collections.Concurrent;
using FastUdp.Buffers;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Buffers;

public class BlockPoolTests
{
    private readonly BlockPool _pool = TestBuffers.Make(receiveBlocks: 3).Receive;

    [Fact]
    public void The_block_returned_last_is_rented_first()
    {
        Block[] blocks = [Rent(), Rent(), Rent()];
        blocks[1].Release();
        blocks[0].Release();
        blocks[2].Release();
        Assert.Same(blocks[2], Rent());
        Assert.Same(blocks[0], Rent());
        Assert.Same(blocks[1], Rent());
    }

    [Fact]
    public void There_are_as_many_blocks_as_its_capacity_and_no_more()
    {
        Assert.Equal(3, _pool.Capacity);
        Block[] blocks = [Rent(), Rent(), Rent()];
        Assert.Equal(3, blocks.Distinct().Count());
        Assert.False(_pool.TryRent(out Block? none));
        Assert.Null(none);
        Assert.Equal(3, _pool.RentedCount);
        blocks[0].Release();
        Assert.Equal(2, _pool.RentedCount);
        Assert.True(_pool.TryRent(out _));
    }

    [Fact]
    public void A_pool_of_none_has_none()
    {
        BlockPool none = TestBuffers.Make(receiveBlocks: 0).Receive;
        Assert.False(none.TryRent(out _));
        Assert.Equal(0, none.RentedCount);
    }

    [Fact]
    public void A_block_that_comes_back_after_somebody_asked_in_vain_is_announced_once()
    {
        int announced = 0;
        _pool.BlockReturnedAfterStarvation = () => announced++;
        Block[] blocks = [Rent(), Rent(), Rent()];
        blocks[0].Release();
        Assert.Equal(0, announced);
        Rent();
        _pool.TryRent(out _);
        _pool.TryRent(out _);
        blocks[1].Release();
        Assert.Equal(1, announced);
        blocks[2].Release();
        Assert.Equal(1, announced);
    }

    [Fact]
    public void The_announcement_may_rent_what_came_back()
    {
        Block? taken = null;
        _pool.BlockReturnedAfterStarvation = () => Assert.True(_pool.TryRent(out taken));
        Block[] blocks = [Rent(), Rent(), Rent()];
        _pool.TryRent(out _);
        blocks[0].Release();
        Assert.Same(blocks[0], taken);
    }

    [Fact]
    public void A_block_released_twice_throws()
    {
        Block block = Rent();
        block.Release();
        Assert.Throws<InvalidOperationException>(block.Release);
        Assert.Equal(0, _pool.RentedCount);
    }

    [Fact]
    public void A_returned_block_is_scrambled()
    {
        Block block = Rent();
        block.Bytes.AsSpan().Clear();
        block.Release();
        Assert.Equal(-1, block.Bytes.AsSpan().IndexOfAnyExcept((byte)0xDB));
    }

    [Fact]
    public void A_block_goes_back_when_its_last_holder_lets_go()
    {
        Block block = Rent();
        Assert.False(block.IsShared);
        block.Hold();
        block.Hold();
        Assert.True(block.IsShared);
        block.Release();
        block.Release();
        Assert.False(block.IsShared);
        Assert.Equal(1, _pool.RentedCount);
        block.Release();
        Assert.Equal(0, _pool.RentedCount);
    }

    [Fact]
    public unsafe void A_block_is_pinned_where_its_pointer_says()
    {
        Block block = Rent();
        Assert.Equal(Block.LargeBytes, block.Capacity);
        GC.Collect();
        block.Bytes[0] = 17;
        block.Bytes[^1] = 18;
        Assert.Equal(17, block.Pointer[0]);
        Assert.Equal(18, block.Pointer[block.Capacity - 1]);
    }

    [Fact]
    public async Task Threads_that_rent_and_return_at_once_never_share_a_block_and_never_exceed_the_capacity()
    {
        var held = new ConcurrentDictionary<Block, int>();
        Task[] threads = Enumerable.Range(0, 4).Select(thread => TimeLimits.OnOwnThread(() =>
        {
            for (int i = 0; i < 5_000; i++)
            {
                if (!_pool.TryRent(out Block? block))
                    continue;
                Assert.True(held.TryAdd(block, thread), "Two threads hold one block.");
                Assert.InRange(_pool.RentedCount, 1, 3);
                Assert.True(held.TryRemove(block, out _));
                block.Release();
            }
        })).ToArray();
        await Task.WhenAll(threads).Within();
        Assert.Equal(0, _pool.RentedCount);
    }

    private Block Rent() => TestBuffers.Rent(_pool);
}
