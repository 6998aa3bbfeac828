using FastUdp.Messages;
using FastUdp.Samples.Formats;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.Formats;

/// <summary>RTP against packets of FFmpeg, and against the diagram of RFC 3550 where FFmpeg has no use for a field.</summary>
public class RtpTests
{
    /// <summary>
    /// The first packet of <c>ffmpeg -f lavfi -i sine=frequency=440 -ac 1 -ar 8000 -c:a pcm_mulaw -f rtp "rtp://127.0.0.1:N?pkt_size=60"</c>
    /// (FFmpeg 5.1.9): PCMU, 48 samples.
    /// </summary>
    private static readonly byte[] FFmpegPacket = Hex.Parse(
        """
        80 00 0a ec 74 9c b0 a5 c4 15 ac cd
        e5 c8 ba b3 af af b2 b9 c6 f0 4a 3b 33 2f 2f 32 39 44 67 cc bc b4 b0 af b2 b8 c2 df
        4d 3c 35 30 2f 31 37 40 5b d0 bd b5 b0 af b1 b6 bf d7 53 3e
        """);

    /// <summary>The header of the second.</summary>
    internal static readonly byte[] NextFFmpegHeader = Hex.Parse("80 00 0a ed 74 9c b0 d5 c4 15 ac cd");

    /// <summary>By the diagram of RFC 3550 section 5.1: all flags, two contributing sources, type 96, then three bytes.</summary>
    internal static readonly byte[] MixedPacket = Hex.Parse(
        """
        b2 e0 ff ff 00 00 00 01 de ad be ef
        00 00 00 0a 00 00 00 0b
        01 02 03
        """);

    [Fact]
    public void Packets_are_written_as_they_were_read()
    {
        RoundTrip.AssertExact<RtpView>(FFmpegPacket);
        RoundTrip.AssertExact<RtpView>(MixedPacket);
        RoundTrip.AssertExact<RtpHeader>(NextFFmpegHeader);
    }

    [Fact]
    public void FFmpegs_packet_reads_as_what_it_sent()
    {
        RtpView packet = RoundTrip.Read<RtpView>(FFmpegPacket);
        Assert.False(packet.HasPadding || packet.HasExtension || packet.IsMarked);
        Assert.Equal((0, 0x0AEC, 0x749CB0A5u, 0xC415ACCDu), (packet.PayloadType, packet.SequenceNumber, packet.Timestamp, packet.Source));
        Assert.Empty(packet.Contributors);
        Assert.Equal(48, packet.Payload.Length);
        Assert.Equal(0xE5, packet.Payload[0]);
    }

    [Fact]
    public void The_header_alone_tells_that_packets_follow_each_other()
    {
        RtpHeader first = RoundTrip.Read<RtpHeader>(FFmpegPacket);
        RtpHeader second = RoundTrip.Read<RtpHeader>(NextFFmpegHeader);
        Assert.Equal(first with { SequenceNumber = 0x0AED, Timestamp = first.Timestamp + 48 }, second);
    }

    [Fact]
    public void Every_flag_and_every_contributing_source_is_read()
    {
        RtpView packet = RoundTrip.Read<RtpView>(MixedPacket);
        Assert.True(packet.HasPadding && packet.HasExtension && packet.IsMarked);
        Assert.Equal((2, 96, 0xFFFF), (packet.ContributorCount, packet.PayloadType, packet.SequenceNumber));
        Assert.Equal([10u, 11u], packet.Contributors);
        Assert.Equal([1, 2, 3], packet.Payload.ToArray());
    }

    [Fact]
    public void The_payload_lies_where_it_was_received()
    {
        byte[] received = [.. FFmpegPacket];
        RtpView packet = RoundTrip.Read<RtpView>(received);
        received[12] = 0x77;
        Assert.Equal(0x77, packet.Payload[0]);
    }

    [Fact]
    public void Another_version_is_refused() =>
        Assert.Equal(WireFaultReason.WrongConstant, RoundTrip.RefusalOf<RtpView>([0x40, .. FFmpegPacket.AsSpan(1)]));

    [Fact]
    public void A_packet_that_lacks_the_sources_it_counts_is_refused() =>
        Assert.Equal(WireFaultReason.Truncated, RoundTrip.RefusalOf<RtpView>(MixedPacket.AsSpan(0, 19)));

    [Fact]
    public void A_count_that_is_not_that_of_the_sources_is_not_written()
    {
        var packet = new RtpView { ContributorCount = 2, Contributors = [1] };
        Assert.False(RtpView.TryWrite(packet, new byte[100], out _, out WireFault fault));
        Assert.Equal((WireFaultReason.WrongLength, "Contributors"), (fault.Reason, fault.Field));
    }
}
