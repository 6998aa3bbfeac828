using System.Text;
using FastUdp.Demo.Chat.Terminal;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Chat.Terminal;

/// <summary>Bytes of a terminal as keys.</summary>
public class KeyDecoderTests
{
    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("你好😀e\u0301", "你好😀e\u0301")]
    [InlineData("a\tb", "a", "\t", "b")]
    [InlineData("\e[A\e[B\e[C\e[D\e[H\e[F", "Up", "Down", "Right", "Left", "Home", "End")]
    [InlineData("\eOA\eOB\eOC\eOD\eOH\eOF", "Up", "Down", "Right", "Left", "Home", "End")]
    [InlineData("\e[1~\e[7~\e[4~\e[8~\e[3~", "Home", "Home", "End", "End", "Delete")]
    [InlineData("\e[1;5C", "Right")]
    [InlineData("\u0001\u0002\u0005\u0006\u000B\u0010\u000E\u0015\u0017", "Home", "Left", "End", "Right", "DeleteToEnd", "Up", "Down", "DeleteToStart", "DeleteWord")]
    [InlineData("\b\u007F\u0004\r\n", "Backspace", "Backspace", "ControlD", "Enter", "Enter")]
    [InlineData("\e[200~x\e[201~\e[15~\e[99999999999~y", "x", "y")]
    [InlineData("\e\rx", "Enter", "x")]
    [InlineData("\ehx\e\e[A", "x", "Up")]
    [InlineData("a\u0085b", "ab")]
    public void Keys_are_what_a_terminal_means_by_them(string sent, params string[] expected) =>
        Assert.Equal(expected, Names(new KeyDecoder().Decode(Encoding.UTF8.GetBytes(sent))));

    [Fact]
    public void A_character_that_is_never_completed_is_replaced_when_that_is_certain()
    {
        var decoder = new KeyDecoder();
        Assert.Empty(decoder.Decode([0xE4, 0xBD]));
        Assert.Equal(["\uFFFD", "Enter"], Names(decoder.Decode("\r"u8)));
    }

    [Fact]
    public void It_makes_no_difference_where_the_bytes_are_cut()
    {
        string[] pieces = ["a", "你", "😀", "\e[A", "\e[3~", "\eOH", "\r", "\t", "\b", "\e", "x", "\e[1;5D"];
        Always.HoldsFor(
            from keys in Gen.ArrayOf(Gen.Elements(pieces), 12)
            from cut in Gen.Choose(1, 7)
            select (Bytes: Encoding.UTF8.GetBytes(string.Concat(keys)), Cut: cut),
            sample =>
            {
                var decoder = new KeyDecoder();
                IEnumerable<string> cut = sample.Bytes.Chunk(sample.Cut).SelectMany(bytes => Names(decoder.Decode(bytes)));
                Assert.Equal(string.Concat(Names(new KeyDecoder().Decode(sample.Bytes))), string.Concat(cut));
            });
    }

    private static string[] Names(IReadOnlyList<KeyPress> keys) =>
        [.. keys.Select(static key => key.Key == EditKey.Text ? key.Text : key.Key.ToString())];
}
