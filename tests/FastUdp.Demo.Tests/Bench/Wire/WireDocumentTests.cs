using System.Globalization;
using System.Text.RegularExpressions;
using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Tests.Bench.Wire;

/// <summary>docs/bench-wire.md prints what the code sends.</summary>
public partial class WireDocumentTests
{
    [Theory]
    [InlineData(16, 0)]
    [InlineData(27, 5_000_000_001)]
    public void The_examples_are_the_bytes_of_test_datagrams(int size, ulong number)
    {
        string text = File.ReadAllText(Repository.PathOf("docs", "bench-wire.md"));
        string block = Regex.Match(text, string.Create(CultureInfo.InvariantCulture, $"```wire {size}\n(.*?)```"), RegexOptions.Singleline).Groups[1].Value;
        byte[] datagram = new byte[size];
        new TestDatagramCodec(size).Write(datagram, stream: 1, sentAt: 0x0102_0304, number);
        Assert.Equal(CommentOrBlank().Replace(block, ""), Convert.ToHexString(datagram));
    }

    [Fact]
    public void The_head_is_as_long_as_it_says() =>
        Assert.Equal((TestDatagram.HeadBytes, TestDatagram.HeadBytes), (TestDatagram.MinWireSize, TestDatagram.MaxWireSize));

    [GeneratedRegex(@"#.*|\s")]
    private static partial Regex CommentOrBlank();
}
