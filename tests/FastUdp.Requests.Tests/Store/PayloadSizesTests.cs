using FastUdp.Stores;
using Xunit;

namespace FastUdp.Requests.Tests.Store;

public sealed class PayloadSizesTests
{
    [Fact]
    public void Every_length_has_a_cell_that_holds_it_and_wastes_little()
    {
        for (int length = 1; length <= ushort.MaxValue; length++)
        {
            int cell = PayloadSizes.BytesOf(PayloadSizes.ClassOf(length));
            int most = length > 8_192 ? 2 * length : Math.Max(length + 15, length * 5 / 4);
            Assert.InRange(cell, length, most);
        }
    }

    [Fact]
    public void Sizes_rise_in_granules_and_fill_a_slab_but_for_an_eighth()
    {
        for (int sizeClass = 0; sizeClass < PayloadSizes.Count; sizeClass++)
        {
            int bytes = PayloadSizes.BytesOf(sizeClass);
            Assert.Equal(0, bytes % PayloadSizes.Granule);
            Assert.True(sizeClass == 0 || bytes > PayloadSizes.BytesOf(sizeClass - 1));
            Assert.InRange(PayloadSizes.SlabBytes % bytes, 0, PayloadSizes.SlabBytes / 8);
        }
    }

    [Fact]
    public void A_bit_each_fits_a_word() => Assert.InRange(PayloadSizes.Count, 1, 64);
}
