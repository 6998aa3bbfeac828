using FastUdp.Stores;
using Xunit;

namespace FastUdp.Requests.Tests.Store;

public sealed class PayloadStoreTests
{
    private const int SlabBytes = 65_536;

    [Fact]
    public void The_default_cell_is_none_and_a_taken_one_is_not()
    {
        var store = new PayloadStore(SlabBytes);

        Assert.True(store.TryTake(0, out PayloadCell cell));

        Assert.True(default(PayloadCell).IsNone);
        Assert.False(cell.IsNone);
        Assert.Equal(0, store.Get(cell).Length);
    }

    [Fact]
    public void A_cell_takes_8_bytes() => Assert.Equal(8, System.Runtime.CompilerServices.Unsafe.SizeOf<PayloadCell>());

    [Fact]
    public void A_store_that_may_not_make_a_slab_keeps_nothing()
    {
        var store = new PayloadStore(SlabBytes - 1);

        Assert.False(store.TryTake(1, out PayloadCell cell));

        Assert.True(cell.IsNone);
        Assert.Equal(0, store.Bytes);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void A_length_no_payload_has_is_misuse(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PayloadStore(SlabBytes).TryTake(length, out _));

    [Fact]
    public void A_slab_holds_4096_payloads_of_up_to_16_bytes()
    {
        var store = new PayloadStore(SlabBytes);

        Assert.Equal(4_096, TakeAll(store, 13).Count);
        Assert.Equal(SlabBytes, store.Bytes);
    }

    [Fact]
    public void When_a_slab_is_empty_it_serves_another_size()
    {
        var store = new PayloadStore(SlabBytes);
        foreach (PayloadCell cell in TakeAll(store, 16))
            store.Return(cell);

        Assert.True(store.TryTake(65_535, out _));
        Assert.Equal(SlabBytes, store.Bytes);
    }

    [Fact]
    public void When_no_slab_can_be_made_a_payload_lies_in_a_larger_cell()
    {
        var store = new PayloadStore(SlabBytes);
        store.TryTake(1_000, out _);

        Assert.True(store.TryTake(10, out PayloadCell cell));

        Assert.Equal(10, store.Get(cell).Length);
    }

    [Fact]
    public void A_larger_payload_never_lies_in_a_smaller_cell()
    {
        var store = new PayloadStore(SlabBytes);
        store.TryTake(10, out _);

        Assert.False(store.TryTake(1_000, out _));
    }

    [Fact]
    public void An_empty_slab_is_kept_until_it_was_not_needed_between_two_trims()
    {
        var store = new PayloadStore(SlabBytes);
        store.TryTake(10, out PayloadCell cell);
        store.Return(cell);

        store.Trim();
        Assert.Equal(SlabBytes, store.Bytes);
        Assert.Equal(0, store.UsedBytes);

        store.Trim();
        Assert.Equal(0, store.Bytes);
        Assert.True(store.TryTake(10, out _));
    }

    [Fact]
    public void What_every_burst_needs_again_survives_trims()
    {
        var store = new PayloadStore(4 * SlabBytes);
        for (int burst = 0; burst < 5; burst++)
        {
            foreach (PayloadCell cell in TakeAll(store, 1_000))
                store.Return(cell);
            store.Trim();
            Assert.Equal(4 * SlabBytes, store.Bytes);
        }
    }

    [Fact]
    public void Lowering_the_bound_gives_empty_slabs_back_at_once_and_others_as_they_empty()
    {
        var store = new PayloadStore(2 * SlabBytes);
        store.TryTake(65_535, out PayloadCell first);
        store.TryTake(65_535, out PayloadCell second);
        store.Return(first);

        store.MaxBytes = SlabBytes;
        Assert.Equal(SlabBytes, store.Bytes);

        store.MaxBytes = 0;
        Assert.Equal(SlabBytes, store.Bytes);
        store.Return(second);
        Assert.Equal(0, store.Bytes);
    }

    [Theory]
    [InlineData(1_000, 13)]
    [InlineData(1_000, 1_000)]
    [InlineData(65_535, 0)]
    public void A_cell_that_was_taken_for_more_keeps_its_first_bytes_when_it_shrinks(int length, int kept)
    {
        var store = new PayloadStore(4 * SlabBytes);
        store.TryTake(length, out PayloadCell cell);
        Random.Shared.NextBytes(store.Get(cell));
        byte[] expected = store.Get(cell)[..kept].ToArray();

        store.Shrink(ref cell, kept);

        Assert.Equal(expected, store.Get(cell).ToArray());
        Assert.Equal(SlabBytes, store.UsedBytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Shrink(ref cell, kept + 1));
    }

    [Fact]
    public void A_cell_shrinks_in_place_when_there_is_no_smaller_one()
    {
        var store = new PayloadStore(SlabBytes);
        store.TryTake(1_000, out PayloadCell cell);

        store.Shrink(ref cell, 13);

        Assert.Equal(13, store.Get(cell).Length);
        store.Return(cell);
        Assert.Equal(0, store.UsedBytes);
    }

    [Fact]
    public void Taking_and_giving_back_allocates_nothing()
    {
        var store = new PayloadStore(4 * SlabBytes);
        Assert.Equal(0, Allocations.Of(() => Churn(store)));
    }

    private static void Churn(PayloadStore store)
    {
        for (int i = 0; i < 1_000; i++)
        {
            store.TryTake(i, out PayloadCell cell);
            store.TryTake(i * 60, out PayloadCell large);
            store.Return(cell);
            store.Return(large);
        }
    }

    private static List<PayloadCell> TakeAll(PayloadStore store, int length)
    {
        var cells = new List<PayloadCell>();
        while (store.TryTake(length, out PayloadCell cell))
            cells.Add(cell);
        return cells;
    }
}
