using FastUdp.Messages;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireSizeTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(127, 128)]
    [InlineData(128, 130)]
    [InlineData(16_384, 16_387)]
    public void A_prefix_counts_with_what_it_stands_before(int length, int size) => Assert.Equal(size, WireSize.OfPrefixed(length));

    [Fact]
    public void A_text_counts_in_bytes_and_one_far_too_long_is_not_gone_through()
    {
        Assert.Equal(4, WireSize.OfText("€", 10));
        Assert.Equal(1, WireSize.OfText("", 10));
        Assert.Equal(1, WireSize.OfText(null, 10));
        Assert.Equal(11, WireSize.OfText(new string('€', 1_000_000), 10));
    }
}
