using System.Text;
using FastUdp.Engine.Tests.Support;
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
            Assert.True(reader.TryReadText(bytes, out string read));
            Assert.Equal(text, read);
            reader = new WireReader(written);
            Assert.True(reader.TryReadInternedText(bytes, out read));
            Assert.Equal(text, read);
        });

    [Fact]
    public void A_maximum_counts_bytes() =>
        Always.HoldsFor(Texts.Where(text => text.Length > 0), text =>
        {
            int bytes = Encoding.UTF8.GetByteCount(text);
            var writer = new WireWriter(new byte[bytes + 10]);
            Assert.False(writer.TryWriteText(text, bytes - 1));
            Assert.Equal((WireFaultReason.TooLong, bytes - 1), (writer.Fault.Reason, writer.Fault.Limit));
            Assert.InRange(writer.Fault.Value, bytes == text.Length ? bytes : text.Length, bytes);
            var reader = new WireReader(Write(text, bytes));
            Assert.False(reader.TryReadText(bytes - 1, out string read));
            Assert.Equal(new WireFault(WireFaultReason.TooLong, null, bytes, bytes - 1), reader.Fault);
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
                Assert.Equal(room == size, writer.TryWriteText(text, 2_000));
                Assert.Equal(room == size ? WireFaultReason.None : WireFaultReason.NoRoom, writer.Fault.Reason);
            }
        });

    [Fact]
    public void What_is_no_valid_UTF16_is_not_written() =>
        Always.HoldsFor(CharSoup, text =>
        {
            var writer = new WireWriter(new byte[500]);
            bool isValid = IsValid(text);
            Assert.Equal(isValid, writer.TryWriteText(text, 400));
            Assert.Equal(isValid ? WireFaultReason.None : WireFaultReason.BadText, writer.Fault.Reason);
            writer = new WireWriter(new byte[500]);
            Assert.Equal(isValid, writer.TryWriteFixedText(text, 400));
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
        Assert.False(reader.TryReadText(100, out string text));
        Assert.Equal((WireFaultReason.BadText, ""), (reader.Fault.Reason, text));
        reader = new WireReader(source);
        Assert.False(reader.TryReadInternedText(100, out text));
        Assert.Equal((WireFaultReason.BadText, ""), (reader.Fault.Reason, text));
    }

    [Fact]
    public void An_interned_text_is_the_same_object_each_time()
    {
        byte[] source = Write("interned by the wire text tests", 100);
        var reader = new WireReader(source);
        Assert.True(reader.TryReadInternedText(100, out string first));
        reader = new WireReader(source);
        Assert.True(reader.TryReadInternedText(100, out string second));
        Assert.Same(first, second);
    }

    [Fact]
    public void Null_is_no_text()
    {
        var writer = new WireWriter(new byte[10]);
        Assert.False(writer.TryWriteText(null, 10));
        Assert.Equal(WireFaultReason.Missing, writer.Fault.Reason);
        Assert.False(writer.TryWriteFixedText(null, 10));
        Assert.Equal(WireFaultReason.Missing, writer.Fault.Reason);
    }

    [Fact]
    public void A_fixed_text_is_padded_with_zero_bytes_and_has_none_itself()
    {
        byte[] bytes = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9];
        var writer = new WireWriter(bytes);
        Assert.True(writer.TryWriteFixedText("é", 4));
        Assert.True(writer.TryWriteFixedText("abcd", 4));
        Assert.Equal([0xC3, 0xA9, 0, 0, 97, 98, 99, 100, 9, 9], bytes);
        var reader = new WireReader(bytes);
        Assert.True(reader.TryReadFixedText(4, out string text));
        Assert.Equal("é", text);
        Assert.True(reader.TryReadInternedFixedText(4, out text));
        Assert.Equal("abcd", text);
        Assert.False(reader.TryReadFixedText(4, out text));
        Assert.Equal(new WireFault(WireFaultReason.Truncated, null, 2, 4), reader.Fault);
    }

    [Theory]
    [InlineData("abc€", WireFaultReason.TooLong)]
    [InlineData("a\0b", WireFaultReason.BadText)]
    public void A_fixed_text_may_not_be_longer_or_have_a_zero_byte(string text, WireFaultReason reason)
    {
        var writer = new WireWriter(new byte[10]);
        Assert.False(writer.TryWriteFixedText(text, 4));
        Assert.Equal(reason, writer.Fault.Reason);
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
        Assert.True(writer.TryWriteText(text, maxLength));
        return bytes[..writer.Written];
    }
}
