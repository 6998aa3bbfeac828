using FastUdp.Messages;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireVarIntTests
{
    // Every length of the form is as likely as any other.
    private static readonly FsCheck.Gen<ulong> Numbers =
        from width in Gen.Choose(0, 64)
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        let bits = ((ulong)high << 33) ^ ((ulong)low << 2) ^ (ulong)(high % 4)
        select width == 0 ? 0 : (bits | (1UL << 63)) >> (64 - width);

    [Theory]
    [InlineData(0UL, "00")]
    [InlineData(1UL, "01")]
    [InlineData(127UL, "7F")]
    [InlineData(128UL, "8001")]
    [InlineData(300UL, "AC02")]
    [InlineData(16_383UL, "FF7F")]
    [InlineData(16_384UL, "808001")]
    [InlineData(ulong.MaxValue, "FFFFFFFFFFFFFFFFFF01")]
    public void A_number_has_one_form(ulong value, string form)
    {
        Assert.Equal(form, Convert.ToHexString(Write(value)));
        Assert.Equal(form.Length / 2, WireSize.OfVarInt(value));
    }

    [Theory]
    [InlineData("8000")]
    [InlineData("FF00")]
    [InlineData("80808000")]
    [InlineData("80808080808080808000")]
    [InlineData("FFFFFFFFFFFFFFFFFF02")]
    [InlineData("FFFFFFFFFFFFFFFFFF7F")]
    [InlineData("FFFFFFFFFFFFFFFFFF80")]
    [InlineData("FFFFFFFFFFFFFFFFFF8101")]
    [InlineData("8080808080808080808001")]
    public void Any_other_form_is_refused(string form)
    {
        var reader = new WireReader(Convert.FromHexString(form));
        WireFault fault = default;
        Assert.False(reader.TryReadVarInt(ulong.MaxValue, out _, ref fault));
        Assert.Equal(WireFaultReason.BadVarInt, fault.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("FFFFFFFFFFFFFFFFFF")]
    public void A_form_that_is_cut_is_truncated(string form)
    {
        var reader = new WireReader(Convert.FromHexString(form));
        WireFault fault = default;
        Assert.False(reader.TryReadVarInt(ulong.MaxValue, out _, ref fault));
        Assert.Equal(new WireFault(WireFaultReason.Truncated, null, form.Length / 2, (form.Length / 2) + 1), fault);
    }

    [Theory]
    [InlineData(5UL, 5UL, true)]
    [InlineData(6UL, 5UL, false)]
    [InlineData(127UL, 126UL, false)]
    [InlineData(255UL, 255UL, true)]
    [InlineData(256UL, 255UL, false)]
    [InlineData((ulong)uint.MaxValue + 1, (ulong)uint.MaxValue, false)]
    public void A_number_beyond_the_highest_is_out_of_range(ulong value, ulong highest, bool fits)
    {
        var reader = new WireReader(Write(value));
        WireFault fault = default;
        Assert.Equal(fits, reader.TryReadVarInt(highest, out ulong read, ref fault));
        Assert.Equal(fits ? default : new WireFault(WireFaultReason.OutOfRange, null, (long)value, (long)highest), fault);
        Assert.True(!fits || read == value);
        Assert.Equal(fits, reader.IsAtEnd);
    }

    [Fact]
    public void Every_number_survives_in_as_many_bytes_as_its_size_says() =>
        Always.HoldsFor(Numbers, value =>
        {
            byte[] form = Write(value);
            Assert.Equal(WireSize.OfVarInt(value), form.Length);
            var reader = new WireReader(form);
            WireFault fault = default;
            Assert.True(reader.TryReadVarInt(ulong.MaxValue, out ulong read, ref fault));
            Assert.Equal(value, read);
            Assert.True(reader.IsAtEnd);
        });

    [Fact]
    public void Any_bytes_are_a_number_in_its_only_form_or_a_fault() =>
        Always.HoldsFor(Gen.ArrayOf(Gen.Elements<byte>(0, 1, 2, 0x7F, 0x80, 0x81, 0xFF), 12), bytes =>
        {
            var reader = new WireReader(bytes);
            WireFault fault = default;
            if (reader.TryReadVarInt(ulong.MaxValue, out ulong value, ref fault))
                Assert.Equal(Write(value), bytes[..WireSize.OfVarInt(value)]);
            else
                Assert.Equal(WireFaultReason.BadVarInt, fault.Reason);
        });

    [Fact]
    public void A_number_without_room_is_not_written()
    {
        for (int room = 0; room < 3; room++)
        {
            var writer = new WireWriter(new byte[room]);
            WireFault fault = default;
            Assert.False(writer.TryWriteVarInt(16_384, ref fault));
            Assert.Equal(new WireFault(WireFaultReason.NoRoom, null, room, 3), fault);
            Assert.Equal(0, writer.Written);
        }
    }

    [Fact]
    public void Zigzag_makes_small_numbers_of_small_ones_and_back()
    {
        Assert.Equal([0UL, 1UL, 2UL, 3UL, ulong.MaxValue - 1, ulong.MaxValue], ((long[])[0, -1, 1, -2, long.MaxValue, long.MinValue]).Select(WireValue.ToZigZag));
        Always.HoldsFor(Numbers, raw => Assert.Equal(raw, WireValue.ToZigZag(WireValue.FromZigZag(raw))));
    }

    private static byte[] Write(ulong value)
    {
        var bytes = new byte[10];
        var writer = new WireWriter(bytes);
        WireFault fault = default;
        Assert.True(writer.TryWriteVarInt(value, ref fault));
        return bytes[..writer.Written];
    }
}
