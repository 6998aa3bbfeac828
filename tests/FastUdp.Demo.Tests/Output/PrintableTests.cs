using System.Text;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Tests.Output;

public class PrintableTests
{
    [Theory]
    [InlineData("Your data was 5 bytes long")]
    [InlineData("héllo, 世界 🙂")]
    public void Text_stays_as_it_is(string text) => Assert.Equal(text, Printable.Text(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'\r', (byte)'\t' }, @"a\n\r\t")]
    [InlineData(new byte[] { 0x1B, (byte)'[', (byte)'2', (byte)'J' }, @"\x1b[2J")]
    [InlineData(new byte[] { 0xFF, (byte)'x', 0xC3 }, @"\xffx\xc3")]
    [InlineData(new byte[] { 0xE2, 0x80, 0xAE }, @"\xe2\x80\xae")]
    [InlineData(new byte[0], "")]
    public void What_a_terminal_might_obey_is_escaped(byte[] bytes, string expected) => Assert.Equal(expected, Printable.Text(bytes));
}
