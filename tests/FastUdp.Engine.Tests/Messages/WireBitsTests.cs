using FastUdp.Messages;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireBitsTests
{
    [Fact]
    public void A_group_is_written_from_either_end()
    {
        var group = new byte[3];
        WireBits.WriteLittleEndian(group, 0x01_02_03);
        Assert.Equal([3, 2, 1], group);
        Assert.Equal(0x01_02_03UL, WireBits.ReadLittleEndian(group));
        WireBits.WriteBigEndian(group, 0x01_02_03);
        Assert.Equal([1, 2, 3], group);
        Assert.Equal(0x01_02_03UL, WireBits.ReadBigEndian(group));
    }

    [Fact]
    public void Every_group_survives() =>
        Always.HoldsFor(
            from length in Gen.Choose(1, 8)
            from bytes in Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), length)
            select bytes,
            bytes =>
            {
                var written = new byte[bytes.Length];
                WireBits.WriteLittleEndian(written, WireBits.ReadLittleEndian(bytes));
                Assert.Equal(bytes, written);
                WireBits.WriteBigEndian(written, WireBits.ReadBigEndian(bytes));
                Assert.Equal(bytes, written);
                Assert.Equal(WireBits.ReadLittleEndian(bytes), WireBits.ReadBigEndian([.. bytes.Reverse()]));
            });

    [Theory]
    [InlineData(0b0UL, 1, 0)]
    [InlineData(0b1UL, 1, -1)]
    [InlineData(0b0111UL, 4, 7)]
    [InlineData(0b1000UL, 4, -8)]
    [InlineData(0b1111_0111UL, 4, 7)]
    [InlineData(ulong.MaxValue, 64, -1)]
    [InlineData((ulong)long.MaxValue, 64, long.MaxValue)]
    public void The_highest_bit_is_the_sign(ulong bits, int width, long value) => Assert.Equal(value, WireBits.SignExtend(bits, width));

    [Fact]
    public void A_number_fits_into_its_bits_and_not_into_one_less()
    {
        for (int width = 1; width <= 64; width++)
        {
            ulong highest = ulong.MaxValue >> (64 - width);
            Assert.True(WireBits.Fits(highest, width));
            Assert.False(width > 1 && WireBits.Fits(highest, width - 1));
            long highestSigned = (long)(highest >> 1);
            Assert.True(WireBits.FitsSigned(highestSigned, width));
            Assert.True(WireBits.FitsSigned(-highestSigned - 1, width));
            Assert.Equal(width == 64, WireBits.FitsSigned(unchecked(highestSigned + 1), width));
            Assert.Equal(width == 64, WireBits.FitsSigned(unchecked(-highestSigned - 2), width));
        }
    }

    [Theory]
    [InlineData(-1.0, true, 0UL)]
    [InlineData(1.0, true, 20UL)]
    [InlineData(0.0, true, 10UL)]
    [InlineData(0.06, true, 11UL)]
    [InlineData(1.04, true, 20UL)]
    [InlineData(-1.04, true, 0UL)]
    [InlineData(1.06, false, 0UL)]
    [InlineData(double.NaN, false, 0UL)]
    [InlineData(double.PositiveInfinity, false, 0UL)]
    public void The_nearest_step_stands_for_a_value_within_the_range(double value, bool isInside, ulong step)
    {
        Assert.Equal(isInside, WireBits.TryQuantize(value, -1, 1, 0.1, clamps: false, out ulong taken));
        Assert.Equal(step, taken);
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 20UL)]
    [InlineData(double.NegativeInfinity, 0UL)]
    [InlineData(1e300, 20UL)]
    public void A_value_beyond_the_range_is_clamped_where_that_is_asked_for(double value, ulong step)
    {
        Assert.True(WireBits.TryQuantize(value, -1, 1, 0.1, clamps: true, out ulong taken));
        Assert.Equal(step, taken);
        Assert.False(WireBits.TryQuantize(double.NaN, -1, 1, 0.1, clamps: true, out _));
    }

    [Fact]
    public void A_quantised_value_comes_back_within_half_a_step() =>
        Always.HoldsFor(
            from min in Gen.Choose(-1_000, 1_000)
            from span in Gen.Choose(1, 5_000)
            from precision in Gen.Elements(0.001, 0.01, 0.3, 1, 7)
            from part in Gen.Choose(0, 1_000_000)
            select (Min: min / 10.0, Max: (min + span) / 10.0, precision, part),
            given =>
            {
                double value = given.Min + ((given.Max - given.Min) * given.part / 1_000_000);
                Assert.True(WireBits.TryQuantize(value, given.Min, given.Max, given.precision, clamps: false, out ulong step));
                Assert.True(step <= Math.Ceiling((given.Max - given.Min) / given.precision), "The step needs more bits than the range.");
                double read = WireBits.Dequantize(step, given.Min, given.Max, given.precision);
                Assert.InRange(read, given.Min, given.Max);
                Assert.InRange(Math.Abs(read - value), 0, (given.precision / 2) + 1e-9);
            },
            times: 2_000);
}
