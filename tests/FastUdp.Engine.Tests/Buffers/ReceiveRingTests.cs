using FastUdp.Buffers;
using FastUdp.Engine.Tests.Support;
using FastUdp.Transport;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Buffers;

public class ReceiveRingTests
{
    [Fact]
    public void Slots_are_armed_from_the_first_as_far_as_asked_and_as_the_pool_goes()
    {
        BlockPool pool = TestBuffers.Make(receiveBlocks: 3).Receive;
        using var ring = new ReceiveRing(pool, 4);
        ring.Arm(2);
        Assert.Equal(2, ring.ArmedCount);
        ring.Arm(1);
        Assert.Equal(2, ring.ArmedCount);
        ring.Arm(100);
        Assert.Equal(3, ring.ArmedCount);
    }

    [Fact]
    public void A_slot_whose_block_nobody_leased_keeps_it()
    {
        using var ring = new ReceiveRing(TestBuffers.Make().Receive, 2);
        ring.Arm(2);
        Block[] before = BlocksOf(ring);
        ring.Recycle(2);
        Assert.Equal(before, BlocksOf(ring));
    }

    [Fact]
    public void A_leased_block_is_replaced()
    {
        using var ring = new ReceiveRing(TestBuffers.Make().Receive, 2);
        ring.Arm(2);
        Block[] before = BlocksOf(ring);
        before[0].Hold();
        ring.Recycle(1);
        Assert.Equal(2, ring.ArmedCount);
        Assert.NotSame(before[0], ring.Armed[0].Block);
        Assert.Same(before[1], ring.Armed[1].Block);
        before[0].Release();
    }

    [Fact]
    public void A_ring_that_ends_gives_every_block_back_even_the_leased_ones_when_they_come()
    {
        BlockPool pool = TestBuffers.Make().Receive;
        var ring = new ReceiveRing(pool, 4);
        ring.Arm(4);
        Block leased = ring.Armed[2].Block!;
        leased.Hold();
        ring.Dispose();
        Assert.Equal(1, pool.RentedCount);
        leased.Release();
        Assert.Equal(0, pool.RentedCount);
    }

    // Each step fills some slots, leases some of these blocks, recycles, and gives some earlier leases back.
    private static readonly Gen<(int Filled, int LeaseMask, int Returned)> Steps =
        from filled in Gen.Choose(0, 5)
        from leaseMask in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(0, 31)))
        from returned in Gen.Choose(0, 4)
        select (filled, leaseMask, returned);

    [Fact]
    public void Whatever_is_leased_and_given_back_no_block_is_in_two_places_and_none_is_lost() =>
        Always.HoldsForLists(Steps, steps =>
        {
            BlockPool pool = TestBuffers.Make(receiveBlocks: 7, receiveBlockBytes: 16).Receive;
            var ring = new ReceiveRing(pool, 5);
            var leases = new Queue<Block>();

            // What a receiver would have put in its headers: slots it would not look at again must still be true.
            var known = new Block?[5];
            foreach ((int wanted, int leaseMask, int returned) in steps)
            {
                ring.Arm(5);
                for (int slot = ring.StableCount; slot < ring.ArmedCount; slot++)
                    known[slot] = ring.Armed[slot].Block;
                ring.MarkStable();
                Assert.Equal(known[..ring.ArmedCount], BlocksOf(ring));

                int filled = Math.Min(wanted, ring.ArmedCount);
                for (int slot = 0; slot < filled; slot++)
                {
                    if ((leaseMask & (1 << slot)) == 0)
                        continue;
                    ring.Armed[slot].Block!.Hold();
                    leases.Enqueue(ring.Armed[slot].Block!);
                }
                ring.Recycle(filled);
                for (int slot = 0; slot < Math.Min(filled, ring.ArmedCount); slot++)
                    known[slot] = ring.Armed[slot].Block;
                for (int i = 0; i < returned && leases.TryDequeue(out Block? lease); i++)
                    lease.Release();

                Block[] armed = BlocksOf(ring);
                Assert.Equal(armed.Length, armed.Distinct().Count());
                Assert.Empty(armed.Intersect(leases));
                Assert.Equal(armed.Length + leases.Distinct().Count(), pool.RentedCount);
            }
            ring.Dispose();
            while (leases.TryDequeue(out Block? lease))
                lease.Release();
            Assert.Equal(0, pool.RentedCount);
        }, longest: 60);

    private static Block[] BlocksOf(ReceiveRing ring) => ring.Armed.ToArray().Select(slot => slot.Block!).ToArray();
}
