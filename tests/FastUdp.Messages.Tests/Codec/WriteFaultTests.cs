using System.Collections.Immutable;
using FastUdp.Messages.Tests.Declarations;
using Xunit;

namespace FastUdp.Messages.Tests.Codec;

/// <summary>What a message cannot hold is not written, and the fault names the field, the value and the limit.</summary>
public class WriteFaultTests
{
    private static readonly Texts Text = new("", "", null, "", "");

    [Fact]
    public void A_text_beyond_its_maximum_of_bytes() =>
        AssertFault(Text with { Name = new string('é', 16) }, WireFaultReason.TooLong, "Name", 32, 30);

    [Fact]
    public void A_long_text_beyond_its_maximum_of_bytes() =>
        AssertFault(Text with { Long = new string('x', 4_001) }, WireFaultReason.TooLong, "Long", 4_001, 4_000);

    [Fact]
    public void A_text_with_half_a_surrogate_pair() => AssertFault(Text with { Name = "a\uD800b" }, WireFaultReason.BadText, "Name");

    [Fact]
    public void A_long_text_with_half_a_surrogate_pair() =>
        AssertFault(Text with { Long = new string('x', 100) + "\uDC00" }, WireFaultReason.BadText, "Long");

    [Fact]
    public void A_null_text_in_a_field_that_is_not_nullable() => AssertFault(Text with { Name = null! }, WireFaultReason.Missing, "Name");

    [Fact]
    public void A_fixed_text_with_a_zero_in_it() => AssertFault(Text with { Fixed = "a\0b" }, WireFaultReason.BadText, "Fixed");

    [Fact]
    public void A_fixed_text_that_is_too_long() => AssertFault(Text with { Fixed = "more than twelve" }, WireFaultReason.TooLong, "Fixed", 16, 12);

    [Fact]
    public void A_blob_beyond_its_maximum() => AssertFault(new Blobs { Array = new byte[101] }, WireFaultReason.TooLong, "Array", 101, 100);

    [Fact]
    public void A_blob_of_another_length_than_the_fixed_one() =>
        AssertFault(new Blobs { Hash = new byte[15] }, WireFaultReason.WrongLength, "Hash", 15, 16);

    [Fact]
    public void A_remainder_beyond_its_maximum() =>
        AssertFault(new Blobs { Tag = new byte[4], Rest = new byte[501] }, WireFaultReason.TooLong, "Rest", 501, 500);

    [Fact]
    public void A_length_that_contradicts_the_field_that_counts_it() =>
        AssertFault(new Foreign(1, 3, 0, 0, 0, [1, 2]), WireFaultReason.WrongLength, "Attributes", 2, 3);

    [Fact]
    public void A_value_that_needs_more_bits() =>
        AssertFault(new LittleBits { B = 8 }, WireFaultReason.OutOfRange, "B", 8, 7);

    [Fact]
    public void A_signed_value_that_needs_more_bits() =>
        AssertFault(new BigBits { D = -17 }, WireFaultReason.OutOfRange, "D", -17, 15);

    [Theory]
    [InlineData(1000.006f)]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_quantised_value_out_of_its_range(float x) =>
        AssertFault(new Movement(x, 0, 0, 0), WireFaultReason.OutOfRange, "X");

    [Fact]
    public void A_default_immutable_array()
    {
        Sequences sequences = Empty();
        AssertFault(sequences with { Shorts = default }, WireFaultReason.Missing, "Shorts");
        AssertFault(sequences with { Doubles = null! }, WireFaultReason.Missing, "Doubles");
        AssertFault(sequences with { Ints = new int[101] }, WireFaultReason.TooLong, "Ints", 101, 100);
        AssertFault(sequences with { Fixed = [1, 2] }, WireFaultReason.WrongLength, "Fixed", 2, 3);
        AssertFault(sequences with { Strings = ["a", null!] }, WireFaultReason.Missing, "Strings");
        AssertFault(sequences with { Jagged = [[1], null!] }, WireFaultReason.Missing, "Jagged");
    }

    [Fact]
    public void A_fault_of_a_nested_message_names_the_field_of_the_outer_one()
    {
        var badge = new Badge { Title = new string('x', 21) };
        var nested = new Nested(default, [], [], new Badge(), null, [], null, new Badge(), [], default);
        AssertFault(nested with { Badge = badge }, WireFaultReason.TooLong, "Badge", 21, 20);
        AssertFault(nested with { Badges = [badge] }, WireFaultReason.TooLong, "Badges", 21, 20);
        AssertFault(nested with { Sized = badge }, WireFaultReason.TooLong, "Sized", 21, 20);
        AssertFault(nested with { Sized = null! }, WireFaultReason.Missing, "Sized");
    }

    [Fact]
    public void A_destination_that_is_too_short()
    {
        Assert.False(Ping.TryWrite(new Ping(1, 2), new byte[12], out int written, out WireFault fault));
        Assert.Equal(0, written);
        Assert.Equal(new WireFault(WireFaultReason.NoRoom, null, 12, 13), fault);
    }

    [Fact]
    public void Any_destination_shorter_than_the_message()
    {
        byte[] bytes = VersionTests.Write(Text with { Name = "Ann", Long = new string('x', 200), Maybe = "é", Interned = "b", Fixed = "c" });
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.False(Texts.TryWrite(Text with { Name = "Ann", Long = new string('x', 200), Maybe = "é", Interned = "b", Fixed = "c" }, new byte[length], out _, out WireFault fault));
            Assert.Equal(WireFaultReason.NoRoom, fault.Reason);
        }
    }

    [Fact]
    public void A_message_that_is_null() => Assert.Throws<ArgumentNullException>(() => Badge.TryWrite(null!, new byte[100], out _, out _));

    private static Sequences Empty() => new([], [], [], ImmutableArray<short>.Empty, [], [], [], [], [], [], [], [], [], [], [1, 2, 3], null, default);

    private static void AssertFault<T>(T message, WireFaultReason reason, string field, long? value = null, long? limit = null)
        where T : IDatagramMessage<T>
    {
        byte[] destination = new byte[T.MaxWireSize + 100];
        Assert.False(T.TryWrite(message, destination, out int written, out WireFault fault));
        Assert.Equal(0, written);
        Assert.Equal((reason, field), (fault.Reason, fault.Field));
        Assert.Equal((value ?? fault.Value, limit ?? fault.Limit), (fault.Value, fault.Limit));
    }
}
