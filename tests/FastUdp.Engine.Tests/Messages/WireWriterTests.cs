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
        WireFault fault = default;
        Assert.True(writer.TryTake(2, out Span<byte> place, ref fault));
        place.Fill(1);
        Assert.True(writer.TryWriteBytes([2], ref fault));
        Assert.True(writer.TryWritePrefixed([3], 1, ref fault));
        Assert.True(writer.TryWritePresence(true, ref fault));
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
        WireFault fault = default;
        Assert.False(writer.TryTake(length, out Span<byte> place, ref fault));
        Assert.True(place.IsEmpty);
        Assert.Equal(new WireFault(WireFaultReason.NoRoom, null, 3, length), fault);
        Assert.Equal(0, writer.Written);
    }

    [Fact]
    public void Prefixed_bytes_beyond_the_maximum_are_too_long_and_without_room_have_no_room()
    {
        var writer = new WireWriter(new byte[3]);
        WireFault fault = default;
        Assert.False(writer.TryWritePrefixed(new byte[5], 4, ref fault));
        Assert.Equal(new WireFault(WireFaultReason.TooLong, null, 5, 4), fault);
        Assert.False(writer.TryWritePrefixed(new byte[4], 4, ref fault));
        Assert.Equal(new WireFault(WireFaultReason.NoRoom, null, 2, 4), fault);
        Assert.False(new WireWriter(default).TryWritePresence(false, ref fault));
    }

    [Fact]
    public void A_fault_from_before_is_left_alone_on_success()
    {
        var before = new WireFault(WireFaultReason.WrongConstant, "Before", 7, 8);
        WireFault fault = before;
        var writer = new WireWriter(new byte[200]);
        Assert.True(writer.TryTake(1, out _, ref fault));
        Assert.True(writer.TryWriteVarInt(1, ref fault));
        Assert.True(writer.TryWriteVarInt(128, ref fault));
        Assert.True(writer.TryWriteCount(2, 2, ref fault));
        Assert.True(writer.TryWritePresence(true, ref fault));
        Assert.True(writer.TryWriteBytes([1], ref fault));
        Assert.True(writer.TryWritePrefixed([1], 1, ref fault));
        Assert.True(writer.TryWriteText("é", 2, ref fault));
        Assert.True(writer.TryWriteText(new string('é', 64), 128, ref fault));
        Assert.True(writer.TryWriteFixedText("é", 4, ref fault));
        Assert.Equal(before, fault);
    }
}
