using System.Text;
using FastUdp.Demo.Chat.Terminal;

namespace FastUdp.Demo.Tests.Chat.Terminal;

/// <summary>Lines of a pipe, however it is cut.</summary>
public class LineReaderTests
{
    private const int Limit = 10;

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("one", new[] { "one" })]
    [InlineData("one\n", new[] { "one" })]
    [InlineData("one\r\ntwo\n", new[] { "one", "two" })]
    [InlineData("\n\nlast", new[] { "", "", "last" })]
    [InlineData("你好\n世界\n", new[] { "你好", "世界" })]
    [InlineData("1234567890\r\n", new[] { "1234567890" })]
    public void Lines_come_without_their_ends(string input, string[] expected)
    {
        for (int cut = 1; cut <= 5; cut++)
            Assert.Equal(expected, ReadAll(Encoding.UTF8.GetBytes(input), cut).Select(static line => line.Text));
    }

    [Fact]
    public void A_line_that_is_too_long_is_told_by_its_length_and_the_next_is_whole()
    {
        byte[] input = Encoding.UTF8.GetBytes($"{new string('x', 11)}\n{new string('y', 1_000_000)}\r\nshort");
        Assert.Equal([new("", 11), new("", 1_000_000), new("short", 5)], ReadAll(input, cut: 4_000));
    }

    [Fact]
    public void What_is_no_utf8_is_replaced()
    {
        Assert.Equal([new InputLine("a\uFFFDb", 3)], ReadAll([(byte)'a', 0xFF, (byte)'b'], cut: 1));
    }

    private static List<InputLine> ReadAll(byte[] input, int cut)
    {
        var reader = new LineReader(new CutStream(input, cut), Limit);
        var lines = new List<InputLine>();
        while (reader.Read() is { } line)
            lines.Add(line);
        return lines;
    }

    /// <summary>Gives so many bytes a read, as a pipe may.</summary>
    private sealed class CutStream(byte[] bytes, int cut) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, cut));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, cut)]);
    }
}
