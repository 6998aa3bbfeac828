using System.Text;
using FastUdp.Messages;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireTextTests
{
    private static readonly FsCheck.Gen<string> Texts =
        from length in Gen.Frequency((4, Gen.Choose(0, 45)), (1, Gen.Choose(0, 400)))
        from runes in Gen.ArrayOf(Gen.Elements("a", "\0", "é", "€", "\uFFFD", "😀"), length)
        select string.Concat(runes);

    // Anything that a char[] can hold: halves of surrogate pairs in every place.
    private static readonly FsCheck.Gen<string> CharSoup =
        from length in Gen.Choose(0, 60)
        from chars in Gen.ArrayOf(Gen.Elements('a', '€', '\uD83D', '\uDE00'), length)
        select new string(chars);

    [Fact]
    public void Every_valid_text_survives() =>
        Always.HoldsFor(Texts, text =>
        {
            int bytes = Encoding.UTF8.GetByteCount(text);
            byte[] written = Write(text, maxLength: bytes);
            Assert.Equal(WireSize.OfText(text, bytes), written.Length);
            Assert.Equal(Encoding.UTF8.GetBytes(text), written[WireSize.OfVarInt((uint)bytes)..]);
            var reader = new WireReader(written);
            WireFault fault = default;
            Assert.True(reader.TryReadText(bytes, out string read, ref fault));
            Assert.Equal(text, read);
            reader = new WireReader(written);
            Assert.True(reader.TryReadInternedText(bytes, out read, ref fault));
            Assert.Equal(text, read);
        });

    [Fact]
    public void A_maximum_counts_bytes() =>
        Always.HoldsFor(Texts.Where(text => text.Length > 0), text =>
        {
            int bytes = Encoding.UTF8.GetByteCount(text);
            var writer = new WireWriter(new byte[bytes + 10]);
            WireFault fault = default;
            Assert.False(writer.TryWriteText(text, bytes - 1, ref fault));
            Assert.Equal((WireFaultReason.TooLong, bytes - 1), (fault.Reason, fault.Limit));
            Assert.InRange(fault.Value, bytes == text.Length ? bytes : text.Length, bytes);
            var reader = new WireReader(Write(text, bytes));
            fault = default;
            Assert.False(reader.TryReadText(bytes - 1, out string read, ref fault));
            Assert.Equal(new WireFault(WireFaultReason.TooLong, null, bytes, bytes - 1), fault);
            Assert.Equal("", read);
        });

    [Fact]
    public void Room_may_be_exact_and_not_a_byte_less() =>
        Always.HoldsFor(Texts, text =>
        {
            int size = WireSize.OfText(text, 2_000);
            for (int room = Math.Max(0, size - 4); room <= size; room++)
            {
                var writer = new WireWriter(new byte[room]);
                WireFault fault = default;
                Assert.Equal(room == size, writer.TryWriteText(text, 2_000, ref fault));
                Assert.Equal(room == size ? WireFaultReason.None : WireFaultReason.NoRoom, fault.Reason);
            }
        });

    [Fact]
    public void What_is_no_valid_UTF16_is_not_written() =>
        Always.HoldsFor(CharSoup, text =>
        {
            var writer = new WireWriter(new byte[500]);
            WireFault fault = default;
            bool isValid = IsValid(text);
            Assert.Equal(isValid, writer.TryWriteText(text, 400, ref fault));
            Assert.Equal(isValid ? WireFaultReason.None : WireFaultReason.BadText, fault.Reason);
            writer = new WireWriter(new byte[500]);
            Assert.Equal(isValid, writer.TryWriteFixedText(text, 400, ref fault));
        });

    [Theory]
    [InlineData("80")]
    [InlineData("C080")]
    [InlineData("EDA080")]
    [InlineData("F4908080")]
    [InlineData("61E282")]
    [InlineData("FF")]
    public void What_is_no_valid_UTF8_is_not_read(string hex)
    {
        byte[] utf8 = Convert.FromHexString(hex);
        byte[] source = [(byte)utf8.Length, .. utf8];
        var reader = new WireReader(source);
        WireFault fault = default;
        Assert.False(reader.TryReadText(100, out string text, ref fault));
        Assert.Equal((WireFaultReason.BadText, ""), (fault.Reason, text));
        reader = new WireReader(source);
        fault = default;
        Assert.False(reader.TryReadInternedText(100, out text, ref fault));
        Assert.Equal((WireFaultReason.BadText, ""), (fault.Reason, text));
    }

    [Fact]
    public void An_interned_text_is_the_same_object_each_time()
    {
        byte[] source = Write("interned by the wire text tests", 100);
        var reader = new WireReader(source);
        WireFault fault = default;
        Assert.True(reader.TryReadInternedText(100, out string first, ref fault));
        reader = new WireReader(source);
        Assert.True(reader.TryReadInternedText(100, out string second, ref fault));
        Assert.Same(first, second);
    }

    [Fact]
    public void Null_is_no_text()
    {
        var writer = new WireWriter(new byte[10]);
        WireFault fault = default;
        Assert.False(writer.TryWriteText(null, 10, ref fault));
        Assert.Equal(WireFaultReason.Missing, fault.Reason);
        Assert.False(writer.TryWriteFixedText(null, 10, ref fault));
        Assert.Equal(WireFaultReason.Missing, fault.Reason);
    }

    [Fact]
    public void A_fixed_text_is_padded_with_zero_bytes_and_has_none_itself()
    {
        byte[] bytes = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9];
        var writer = new WireWriter(bytes);
        WireFault fault = default;
        Assert.True(writer.TryWriteFixedText("é", 4, ref fault));
        Assert.True(writer.TryWriteFixedText("abcd", 4, ref fault));
        Assert.Equal([0xC3, 0xA9, 0, 0, 97, 98, 99, 100, 9, 9], bytes);
        var reader = new WireReader(bytes);
        Assert.True(reader.TryReadFixedText(4, out string text, ref fault));
        Assert.Equal("é", text);
        Assert.True(reader.TryReadInternedFixedText(4, out text, ref fault));
        Assert.Equal("abcd", text);
        Assert.False(reader.TryReadFixedText(4, out text, ref fault));
        Assert.Equal(new WireFault(WireFaultReason.Truncated, null, 2, 4), fault);
    }

    [Theory]
    [InlineData("abc€", WireFaultReason.TooLong)]
    [InlineData("a\0b", WireFaultReason.BadText)]
    public void A_fixed_text_may_not_be_longer_or_have_a_zero_byte(string text, WireFaultReason reason)
    {
        var writer = new WireWriter(new byte[10]);
        WireFault fault = default;
        Assert.False(writer.TryWriteFixedText(text, 4, ref fault));
        Assert.Equal(reason, fault.Reason);
    }

    private static bool IsValid(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) || (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i]))))
                return false;
        }
        return true;
    }

    private static byte[] Write(string text, int maxLength)
    {
        var bytes = new byte[maxLength + 10];
        var writer = new WireWriter(bytes);
        WireFault fault = default;
        Assert.True(writer.TryWriteText(text, maxLength, ref fault));
        return bytes[..writer.Written];
    }
}
