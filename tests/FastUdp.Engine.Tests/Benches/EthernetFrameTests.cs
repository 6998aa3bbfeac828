using FastUdp.Benchmarks.Measuring;
using Xunit;

namespace FastUdp.Engine.Tests.Benches;

/// <summary>The arithmetic of the benches' table of Ethernet rates, against the figures of the trade (RFC 2544, appendix).</summary>
public sealed class EthernetFrameTests
{
    [Fact]
    public void The_shortest_frame_holds_eighteen_bytes() => Assert.Equal(18, EthernetFrame.LeastPayloadBytes);

    [Theory]
    [InlineData(0, 84)]
    [InlineData(18, 84)]
    [InlineData(19, 85)]
    [InlineData(64, 130)]
    [InlineData(1_472, 1_538)]
    public void A_datagram_takes_its_frame_and_what_stands_around_it(int payloadBytes, int wireBytes) =>
        Assert.Equal(wireBytes, EthernetFrame.WireBytes(payloadBytes));

    [Theory]
    [InlineData(1e9, 18, 1_488_095)]
    [InlineData(1e9, 1_472, 81_274)]
    [InlineData(10e9, 18, 14_880_952)]
    [InlineData(10e9, 1_472, 812_744)]
    [InlineData(2.5e9, 210, 1_132_246)]
    [InlineData(100e9, 18, 148_809_524)]
    public void A_rate_carries_so_many_a_second(double bitsPerSecond, int payloadBytes, long datagrams) =>
        Assert.Equal(datagrams, Math.Round(EthernetFrame.DatagramsPerSecond(bitsPerSecond, payloadBytes)));
}
