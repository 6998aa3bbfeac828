using FastUdp.Messages;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireCountTests
{
    [Fact]
    public void A_count_is_accepted_if_the_maximum_and_what_is_left_allow_it() =>
        Always.HoldsFor(
            from count in Gen.Choose(0, 600)
            from maximum in Gen.Choose(0, 600)
            from elementBytes in Gen.Elements(1, 2, 16)
            from left in Gen.Choose(0, 10_000)
            select (count, maximum, elementBytes, left),
            given =>
            {
                byte[] source = [.. Form((ulong)given.count), .. new byte[given.left]];
                var reader = new WireReader(source);
                WireFault fault = default;
                bool fits = given.count <= given.maximum && given.count * given.elementBytes <= given.left;
                Assert.Equal(fits, reader.TryReadCount(given.maximum, given.elementBytes, out int read, ref fault));
                Assert.Equal(fits ? given.count : 0, read);
                WireFault expected = fits ? default
                    : given.count > given.maximum ? new WireFault(WireFaultReason.TooLong, null, given.count, given.maximum)
                    : new WireFault(WireFaultReason.Truncated, null, given.left, given.count * given.elementBytes);
                Assert.Equal(expected, fault);
            });

    [Theory]
    [InlineData(65_001UL)]
    [InlineData((ulong)int.MaxValue)]
    [InlineData((ulong)int.MaxValue + 1)]
    [InlineData((ulong)uint.MaxValue + 1)]
    [InlineData(ulong.MaxValue)]
    public void A_count_beyond_the_maximum_is_too_long_however_large(ulong count)
    {
        var reader = new WireReader([.. Form(count), .. new byte[100]]);
        WireFault fault = default;
        Assert.False(reader.TryReadCount(65_000, 4, out int read, ref fault));
        Assert.Equal(0, read);
        Assert.Equal(new WireFault(WireFaultReason.TooLong, null, (long)Math.Min(count, long.MaxValue), 65_000), fault);
        Assert.False(reader.TryAcceptCount(count, 65_000, 4, out read, ref fault));
        Assert.Equal(0, read);
        Assert.Equal(WireFaultReason.TooLong, fault.Reason);
    }

    [Fact]
    public void A_hostile_count_is_refused_before_anything_is_allocated()
    {
        byte[] source = [.. Form(65_000), 1, 2, 3];
        Assert.Equal(0, Allocations.Of(() => Assert.Null(TryReadNumbers(source))));
    }

    [Fact]
    public void A_count_in_another_field_is_held_against_the_same_limits()
    {
        var reader = new WireReader(new byte[8]);
        WireFault fault = default;
        Assert.True(reader.TryAcceptCount(2, 10, 4, out int count, ref fault));
        Assert.Equal(2, count);
        Assert.False(reader.TryAcceptCount(3, 10, 4, out count, ref fault));
        Assert.Equal((0, new WireFault(WireFaultReason.Truncated, null, 8, 12)), (count, fault));
        Assert.False(reader.TryAcceptCount(11, 10, 1, out _, ref fault));
        Assert.Equal(WireFaultReason.TooLong, fault.Reason);
    }

    [Fact]
    public void A_count_of_the_most_elements_of_the_largest_size_does_not_overflow()
    {
        var reader = new WireReader(new byte[8]);
        WireFault fault = default;
        Assert.False(reader.TryAcceptCount(int.MaxValue, int.MaxValue, int.MaxValue, out _, ref fault));
        Assert.Equal((long)int.MaxValue * int.MaxValue, fault.Limit);
    }

    [Fact]
    public void A_count_beyond_the_maximum_is_not_written()
    {
        var writer = new WireWriter(new byte[10]);
        WireFault fault = default;
        Assert.True(writer.TryWriteCount(10, 10, ref fault));
        Assert.False(writer.TryWriteCount(11, 10, ref fault));
        Assert.Equal(new WireFault(WireFaultReason.TooLong, null, 11, 10), fault);
        Assert.False(writer.TryWriteCount(-1, 10, ref fault));
        Assert.Equal(1, writer.Written);
    }

    /// <summary>Reads an array as the generator's reader does.</summary>
    private static int[]? TryReadNumbers(ReadOnlySpan<byte> source)
    {
        var reader = new WireReader(source);
        WireFault fault = default;
        return reader.TryReadCount(65_000, sizeof(int), out int count, ref fault) ? new int[count] : null;
    }

    private static byte[] Form(ulong count)
    {
        var bytes = new byte[10];
        var writer = new WireWriter(bytes);
        WireFault fault = default;
        Assert.True(writer.TryWriteVarInt(count, ref fault));
        return bytes[..writer.Written];
    }
}
