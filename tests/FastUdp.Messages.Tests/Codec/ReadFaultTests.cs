using FastUdp.Messages.Tests.Declarations;
using Xunit;

namespace FastUdp.Messages.Tests.Codec;

/// <summary>A malformed datagram gives a reason that names the field, the value and the limit.</summary>
public class ReadFaultTests
{
    [Fact]
    public void Nothing_at_all() => AssertFault<Ping>([], WireFaultReason.Truncated, null, 0, 13);

    [Fact]
    public void Another_identifier() => AssertFault<Ping>([2, 0, 0], WireFaultReason.WrongIdentifier, null, 2, 1);

    [Fact]
    public void Another_identifier_of_two_bytes() => AssertFault<BigScalars>([0xAD, 2], WireFaultReason.WrongIdentifier, null, 301, 300);

    [Fact]
    public void An_identifier_in_a_longer_form_than_it_needs() =>
        AssertFault<Ping>([0x81, 0, .. new byte[12]], WireFaultReason.WrongIdentifier, null, WireIdentifier.None, 1);

    [Fact]
    public void A_message_that_is_cut_short() => AssertFault<Ping>([1, .. new byte[11]], WireFaultReason.Truncated, null, 12, 13);

    [Fact]
    public void A_text_that_is_cut_short() => AssertFault<VersionOne>([0, 0, 0, 0, 5, 97, 98], WireFaultReason.Truncated, "Name", 2, 5);

    [Fact]
    public void A_text_beyond_its_maximum() =>
        AssertFault<VersionOne>([0, 0, 0, 0, 21, .. new byte[21]], WireFaultReason.TooLong, "Name", 21, 20);

    [Fact]
    public void A_text_that_is_not_UTF_8() => AssertFault<VersionOne>([0, 0, 0, 0, 2, 0xC3, 0x28], WireFaultReason.BadText, "Name");

    [Fact]
    public void A_length_in_a_longer_form_than_it_needs() =>
        AssertFault<VersionOne>([0, 0, 0, 0, 0x82, 0, 97, 98], WireFaultReason.BadVarInt, "Name");

    [Fact]
    public void A_length_without_an_end() =>
        AssertFault<VersionOne>([0, 0, 0, 0, .. Enumerable.Repeat((byte)0xFF, 12)], WireFaultReason.BadVarInt, "Name");

    [Fact]
    public void A_bool_that_is_neither() =>
        AssertFault<Cell>([0, 0, 0, 0, 2, 0, 0, 0, 0], WireFaultReason.OutOfRange, "IsAlive", 2, 1);

    [Fact]
    public void A_presence_that_is_neither() => AssertFault<Nullables>([4, 2, .. new byte[20]], WireFaultReason.OutOfRange, "Flag", 2, 1);

    [Fact]
    public void A_constant_of_another_value() =>
        AssertFault<Foreign>([0, 1, 0, 0, 0x21, 0x12, 0xA4, 0x43, .. new byte[20]], WireFaultReason.WrongConstant, "Cookie", 0x2112A443, 0x2112A442);

    [Fact]
    public void A_bit_field_constant_of_another_value() =>
        AssertFault<Constants>([42, 7, 0xFE, 0xFF, 0x04, 200, 1], WireFaultReason.WrongConstant, "Nibble", 4, 5);

    [Fact]
    public void A_count_that_the_rest_cannot_hold_is_refused_before_anything_is_allocated()
    {
        byte[] hostile = [60, 0x80, 0x7D, 1, 2, 3, 4];
        Assert.False(Hostile.TryRead(hostile, out _, out WireFault fault));
        Assert.Equal(new WireFault(WireFaultReason.Truncated, "Numbers", 4, 64_000), fault);
        AssertNoAllocation<Hostile>(hostile);
    }

    [Fact]
    public void A_count_beyond_the_maximum_is_refused_before_anything_is_allocated()
    {
        byte[] hostile = [60, 0xFF, 0xFF, 0xFF, 0xFF, 0x07];
        Assert.False(Hostile.TryRead(hostile, out _, out WireFault fault));
        Assert.Equal(new WireFault(WireFaultReason.TooLong, "Numbers", int.MaxValue, 16_000), fault);
        AssertNoAllocation<Hostile>(hostile);
    }

    [Fact]
    public void A_count_of_texts_that_the_rest_cannot_hold_is_refused_before_anything_is_allocated()
    {
        byte[] hostile = [61, 20, 0, 0];
        Assert.False(HostileTexts.TryRead(hostile, out _, out WireFault fault));
        Assert.Equal(("Texts", WireFaultReason.Truncated), (fault.Field, fault.Reason));
        AssertNoAllocation<HostileTexts>(hostile);
    }

    [Fact]
    public void A_fixed_length_that_the_rest_cannot_hold_is_refused_before_anything_is_allocated()
    {
        byte[] hostile = [65, 1];
        Assert.False(HostileFixed.TryRead(hostile, out _, out WireFault fault));
        Assert.Equal(new WireFault(WireFaultReason.Truncated, "Numbers", 0, 64_000), fault);
        AssertNoAllocation<HostileFixed>(hostile);
    }

    [Fact]
    public void A_nested_length_beyond_the_end() =>
        AssertFault<OldOuter>([200, 1, 0, 0, 0, 0, 0], WireFaultReason.Truncated, "Inner", 5, 200);

    [Fact]
    public void A_nested_message_that_its_length_cuts_short() =>
        AssertFault<OldOuter>([1, 0, 0, 0, 0, 0, 0, 0], WireFaultReason.Truncated, "Inner", 1, 2);

    [Fact]
    public void An_address_of_no_known_kind() => AssertFault<Addresses>([14, 5, .. new byte[40]], WireFaultReason.OutOfRange, "Address", 5, 6);

    [Fact]
    public void A_quantised_step_beyond_the_last()
    {
        byte[] bytes = VersionTests.Write(new Movement(1000, 1000, 360, 1));
        bytes.AsSpan(1).Fill(0xFF);
        AssertFault<Movement>(bytes, WireFaultReason.OutOfRange, "X", 262_143, 200_000);
    }

    private static void AssertFault<T>(byte[] source, WireFaultReason reason, string? field, long? value = null, long? limit = null)
        where T : IDatagramMessage<T>
    {
        Assert.False(T.TryRead(source, out T? message, out WireFault fault));
        Assert.Equal(default, message);
        Assert.Equal((reason, field), (fault.Reason, fault.Field));
        Assert.Equal((value ?? fault.Value, limit ?? fault.Limit), (fault.Value, fault.Limit));
    }

    private static void AssertNoAllocation<T>(byte[] source)
        where T : IDatagramMessage<T> => Assert.Equal(0, Allocations.Of(() => T.TryRead(source, out _, out _)));
}
