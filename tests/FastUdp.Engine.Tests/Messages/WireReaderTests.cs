using FastUdp.Messages;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireReaderTests
{
    [Fact]
    public void Bytes_are_taken_where_they_lie_and_one_after_the_other()
    {
        byte[] source = [1, 2, 3, 4, 5];
        var reader = new WireReader(source);
        WireFault fault = default;
        Assert.True(reader.TryTake(2, out ReadOnlySpan<byte> first, ref fault));
        Assert.True(first.Overlaps(source, out int offset) && offset == 0);
        Assert.True(reader.TryTake(0, out ReadOnlySpan<byte> none, ref fault));
        Assert.True(none.IsEmpty);
        Assert.False(reader.IsAtEnd);
        Assert.True(reader.TryTakeRest(3, out ReadOnlySpan<byte> rest, ref fault));
        Assert.Equal([3, 4, 5], rest.ToArray());
        Assert.True(reader.IsAtEnd);
        Assert.Equal(default, fault);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void More_than_is_left_is_not_taken(int length)
    {
        var reader = new WireReader(new byte[3]);
        WireFault fault = default;
        Assert.False(reader.TryTake(length, out ReadOnlySpan<byte> bytes, ref fault));
        Assert.True(bytes.IsEmpty);
        Assert.Equal(new WireFault(WireFaultReason.Truncated, null, 3, length), fault);
        Assert.True(reader.TryTake(3, out _, ref fault));
    }

    [Fact]
    public void A_rest_longer_than_its_maximum_is_too_long()
    {
        var reader = new WireReader(new byte[4]);
        WireFault fault = default;
        Assert.False(reader.TryTakeRest(3, out ReadOnlySpan<byte> bytes, ref fault));
        Assert.True(bytes.IsEmpty);
        Assert.Equal(new WireFault(WireFaultReason.TooLong, null, 4, 3), fault);
    }

    [Fact]
    public void Prefixed_bytes_are_as_many_as_the_prefix_says()
    {
        var reader = new WireReader([2, 10, 11, 1, 12, 3, 13]);
        WireFault fault = default;
        Assert.True(reader.TryTakePrefixed(2, out ReadOnlySpan<byte> first, ref fault));
        Assert.Equal([10, 11], first.ToArray());
        Assert.True(reader.TryTakePrefixed(2, out ReadOnlySpan<byte> second, ref fault));
        Assert.Equal([12], second.ToArray());
        Assert.False(reader.TryTakePrefixed(9, out ReadOnlySpan<byte> third, ref fault));
        Assert.True(third.IsEmpty);
        Assert.Equal(new WireFault(WireFaultReason.Truncated, null, 1, 3), fault);
    }

    [Fact]
    public void Presence_is_0_or_1()
    {
        var reader = new WireReader([0, 1, 2]);
        WireFault fault = default;
        Assert.True(reader.TryReadPresence(out bool isPresent, ref fault));
        Assert.False(isPresent);
        Assert.True(reader.TryReadPresence(out isPresent, ref fault));
        Assert.True(isPresent);
        Assert.False(reader.TryReadPresence(out _, ref fault));
        Assert.Equal(new WireFault(WireFaultReason.OutOfRange, null, 2, 1), fault);
        Assert.False(reader.TryReadPresence(out isPresent, ref fault));
        Assert.False(isPresent);
        Assert.Equal(WireFaultReason.Truncated, fault.Reason);
    }

    [Fact]
    public void A_fault_from_before_is_left_alone_on_success()
    {
        var before = new WireFault(WireFaultReason.WrongConstant, "Before", 7, 8);
        WireFault fault = before;
        var reader = new WireReader([1, 0x80, 1, 1, 97, 1, 97, 97, 0, 97, 0, 1, 9, 0x80, 1, .. new byte[128], 5]);
        Assert.True(reader.TryReadVarInt(1, out _, ref fault));
        Assert.True(reader.TryReadVarInt(128, out _, ref fault));
        Assert.True(reader.TryReadText(1, out _, ref fault));
        Assert.True(reader.TryReadInternedText(1, out _, ref fault));
        Assert.True(reader.TryReadFixedText(2, out _, ref fault));
        Assert.True(reader.TryReadInternedFixedText(2, out _, ref fault));
        Assert.True(reader.TryReadPresence(out _, ref fault));
        Assert.True(reader.TryTake(1, out _, ref fault));
        Assert.True(reader.TryTakePrefixed(128, out _, ref fault));
        Assert.True(reader.TryAcceptCount(1, 1, 1, out _, ref fault));
        Assert.True(reader.TryTakeRest(1, out _, ref fault));
        Assert.True(reader.IsAtEnd);
        Assert.Equal(before, fault);
    }
}
