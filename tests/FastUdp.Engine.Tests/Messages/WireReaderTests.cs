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
        Assert.True(reader.TryTake(2, out ReadOnlySpan<byte> first));
        Assert.True(first.Overlaps(source, out int offset) && offset == 0);
        Assert.True(reader.TryTake(0, out ReadOnlySpan<byte> none));
        Assert.True(none.IsEmpty);
        Assert.False(reader.IsAtEnd);
        Assert.True(reader.TryTakeRest(3, out ReadOnlySpan<byte> rest));
        Assert.Equal([3, 4, 5], rest.ToArray());
        Assert.True(reader.IsAtEnd);
        Assert.Equal(default, reader.Fault);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void More_than_is_left_is_not_taken(int length)
    {
        var reader = new WireReader(new byte[3]);
        Assert.False(reader.TryTake(length, out ReadOnlySpan<byte> bytes));
        Assert.True(bytes.IsEmpty);
        Assert.Equal(new WireFault(WireFaultReason.Truncated, null, 3, length), reader.Fault);
        Assert.True(reader.TryTake(3, out _));
    }

    [Fact]
    public void A_rest_longer_than_its_maximum_is_too_long()
    {
        var reader = new WireReader(new byte[4]);
        Assert.False(reader.TryTakeRest(3, out ReadOnlySpan<byte> bytes));
        Assert.True(bytes.IsEmpty);
        Assert.Equal(new WireFault(WireFaultReason.TooLong, null, 4, 3), reader.Fault);
    }

    [Fact]
    public void Prefixed_bytes_are_as_many_as_the_prefix_says()
    {
        var reader = new WireReader([2, 10, 11, 1, 12, 3, 13]);
        Assert.True(reader.TryTakePrefixed(2, out ReadOnlySpan<byte> first));
        Assert.Equal([10, 11], first.ToArray());
        Assert.True(reader.TryTakePrefixed(2, out ReadOnlySpan<byte> second));
        Assert.Equal([12], second.ToArray());
        Assert.False(reader.TryTakePrefixed(9, out ReadOnlySpan<byte> third));
        Assert.True(third.IsEmpty);
        Assert.Equal(new WireFault(WireFaultReason.Truncated, null, 1, 3), reader.Fault);
    }

    [Fact]
    public void Presence_is_0_or_1()
    {
        var reader = new WireReader([0, 1, 2]);
        Assert.True(reader.TryReadPresence(out bool isPresent));
        Assert.False(isPresent);
        Assert.True(reader.TryReadPresence(out isPresent));
        Assert.True(isPresent);
        Assert.False(reader.TryReadPresence(out _));
        Assert.Equal(new WireFault(WireFaultReason.OutOfRange, null, 2, 1), reader.Fault);
        Assert.False(reader.TryReadPresence(out isPresent));
        Assert.False(isPresent);
        Assert.Equal(WireFaultReason.Truncated, reader.Fault.Reason);
    }

    [Fact]
    public void A_fault_is_named_by_the_outermost_field()
    {
        var reader = new WireReader([]);
        reader.TryTake(1, out _);
        Assert.False(reader.Fail("Inner"));
        Assert.False(reader.Fail("Outer"));
        Assert.Equal(new WireFault(WireFaultReason.Truncated, "Outer", 0, 1), reader.Fault);
        Assert.False(reader.Fail(new WireFault(WireFaultReason.BadText, "Part"), "Whole"));
        Assert.Equal(new WireFault(WireFaultReason.BadText, "Whole"), reader.Fault);
        Assert.False(reader.Fail(new WireFault(WireFaultReason.BadText, "Part")));
        Assert.Equal(new WireFault(WireFaultReason.BadText, "Part"), reader.Fault);
    }
}
