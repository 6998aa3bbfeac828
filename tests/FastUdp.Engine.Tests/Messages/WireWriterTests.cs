using FastUdp.Messages;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireWriterTests
{
    [Fact]
    public void Places_are_lent_one_after_the_other_and_nothing_else_is_touched()
    {
        byte[] destination = [9, 9, 9, 9, 9, 9, 9];
        var writer = new WireWriter(destination);
        Assert.True(writer.TryTake(2, out Span<byte> place));
        place.Fill(1);
        Assert.True(writer.TryWriteBytes([2]));
        Assert.True(writer.TryWritePrefixed([3], 1));
        Assert.True(writer.TryWritePresence(true));
        Assert.Equal(6, writer.Written);
        Assert.Equal([1, 1, 2, 1, 3, 1, 9], destination);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void No_more_is_lent_than_there_is_room(int length)
    {
        var writer = new WireWriter(new byte[3]);
        Assert.False(writer.TryTake(length, out Span<byte> place));
        Assert.True(place.IsEmpty);
        Assert.Equal(new WireFault(WireFaultReason.NoRoom, null, 3, length), writer.Fault);
        Assert.Equal(0, writer.Written);
    }

    [Fact]
    public void Prefixed_bytes_beyond_the_maximum_are_too_long_and_without_room_have_no_room()
    {
        var writer = new WireWriter(new byte[3]);
        Assert.False(writer.TryWritePrefixed(new byte[5], 4));
        Assert.Equal(new WireFault(WireFaultReason.TooLong, null, 5, 4), writer.Fault);
        Assert.False(writer.TryWritePrefixed(new byte[4], 4));
        Assert.Equal(new WireFault(WireFaultReason.NoRoom, null, 2, 4), writer.Fault);
        Assert.False(new WireWriter(default).TryWritePresence(false));
    }

    [Fact]
    public void A_fault_is_named_by_the_outermost_field()
    {
        var writer = new WireWriter(default);
        writer.TryTake(1, out _);
        Assert.False(writer.Fail("Inner"));
        Assert.False(writer.Fail("Outer"));
        Assert.Equal(new WireFault(WireFaultReason.NoRoom, "Outer", 0, 1), writer.Fault);
        Assert.False(writer.Fail(new WireFault(WireFaultReason.BadText, "Part"), "Whole"));
        Assert.Equal(new WireFault(WireFaultReason.BadText, "Whole"), writer.Fault);
    }
}
