using FastUdp.Samples.Formats;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.Formats;

/// <summary>STAMP against the diagrams of RFC 8762, filled in by hand. tshark reads the same packets in <c>Live</c>.</summary>
public class StampTests
{
    /// <summary>Figure 2: sequence number 7, 2026-01-02 03:04:05.5 UTC, synchronized, scale 5, multiplier 9.</summary>
    internal static readonly byte[] SenderPacket = Hex.Parse(
        """
        00 00 00 07
        ed 01 b4 25  80 00 00 00
        85 09 00 00
        00 00 00 00  00 00 00 00  00 00 00 00  00 00 00 00  00 00 00 00  00 00 00 00  00 00 00 00
        """);

    /// <summary>Figure 5: the answer to it, a second and a quarter after its arrival.</summary>
    internal static readonly byte[] ReflectorPacket = Hex.Parse(
        """
        00 00 00 03
        ed 01 b4 27  40 00 00 00
        45 01 00 00
        ed 01 b4 26  00 00 00 00
        00 00 00 07
        ed 01 b4 25  80 00 00 00
        85 09 00 00
        fe 00 00 00
        """);

    private static readonly DateTimeOffset SentAt = new(2026, 1, 2, 3, 4, 5, 500, TimeSpan.Zero);

    [Fact]
    public void Packets_are_written_as_they_were_read()
    {
        RoundTrip.AssertExact<StampSenderPacket>(SenderPacket);
        RoundTrip.AssertExact<StampReflectorPacket>(ReflectorPacket);
    }

    [Fact]
    public void Both_packets_have_44_bytes_so_that_both_ways_carry_the_same()
    {
        Assert.Equal((44, true), (StampSenderPacket.MaxWireSize, StampSenderPacket.IsFixedSize));
        Assert.Equal((44, true), (StampReflectorPacket.MaxWireSize, StampReflectorPacket.IsFixedSize));
    }

    [Fact]
    public void A_senders_packet_is_written_as_the_figure_has_it()
    {
        var packet = new StampSenderPacket(7, NtpTimestamp.Of(SentAt), new StampErrorEstimate(true, false, 5, 9));
        Assert.Equal(SenderPacket, RoundTrip.Write(packet));
    }

    [Fact]
    public void A_reflectors_packet_has_the_senders_in_it()
    {
        StampReflectorPacket packet = RoundTrip.Read<StampReflectorPacket>(ReflectorPacket);
        StampSenderPacket sent = RoundTrip.Read<StampSenderPacket>(SenderPacket);
        Assert.Equal(sent, new StampSenderPacket(packet.SenderSequenceNumber, packet.SenderTimestamp, packet.SenderError));
        Assert.Equal(TimeSpan.FromSeconds(1.25), packet.Timestamp.Time - packet.ReceiveTimestamp.Time);
        Assert.Equal((3u, 254), (packet.SequenceNumber, packet.SenderTimeToLive));
        Assert.Equal(new StampErrorEstimate(false, true, 5, 1), packet.Error);
    }

    [Fact]
    public void An_error_estimate_is_a_number_of_seconds() =>
        Assert.Equal(9 * Math.Pow(2, -27), new StampErrorEstimate(true, false, 5, 9).Seconds);

    [Fact]
    public void Bytes_that_must_be_zero_are_ignored_when_read()
    {
        byte[] packet = [.. SenderPacket];
        packet.AsSpan(14).Fill(0xFF);
        Assert.Equal(RoundTrip.Read<StampSenderPacket>(SenderPacket), RoundTrip.Read<StampSenderPacket>(packet));
    }
}
