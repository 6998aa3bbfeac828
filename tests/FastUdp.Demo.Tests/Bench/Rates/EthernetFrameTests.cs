using FastUdp.Demo.Bench.Rates;

namespace FastUdp.Demo.Tests.Bench.Rates;

/// <summary>What a datagram takes of an Ethernet, against the figures of the trade (RFC 2544, appendix).</summary>
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
    [InlineData(1_473, false, 1_538 + 84)] // The last fragment carries one byte, and is padded.
    [InlineData(2_952, false, 1_538 + 1_538)]
    [InlineData(65_507, false, (44 * 1_538) + 453)]
    [InlineData(1_452, true, 1_538)]
    [InlineData(1_453, true, 1_534 + 99)] // 1,448 of the 1,461 bytes, then 13, each behind 48 bytes of headers.
    public void A_datagram_longer_than_a_packet_takes_all_its_fragments(int payloadBytes, bool isIPv6, int wireBytes) =>
        Assert.Equal(wireBytes, EthernetFrame.WireBytes(payloadBytes, isIPv6));

    [Fact]
    public void A_longer_packet_needs_no_fragments() => Assert.Equal(9_038, EthernetFrame.WireBytes(8_972, mtuBytes: 9_000));

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
