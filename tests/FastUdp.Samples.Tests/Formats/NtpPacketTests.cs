using FastUdp.Messages;
using FastUdp.Samples.Formats;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.Formats;

/// <summary>NTP against packets of chrony and of NTPsec.</summary>
public class NtpPacketTests
{
    /// <summary>What <c>chronyd -Q "server 127.0.0.1 port N iburst"</c> (chrony 4.3) sent to a socket on that port.</summary>
    private static readonly byte[] ChronyQuestion = Hex.Parse(
        """
        23 00 06 20  00 00 00 00  00 00 00 00  00 00 00 00
        00 00 00 00  00 00 00 00  00 00 00 00  00 00 00 00
        00 00 00 00  00 00 00 00  e0 9a 4f 7a  c4 7f fc 80
        """);

    /// <summary>What <c>chronyd -x</c> (chrony 4.3) with "local stratum 8" answered to it.</summary>
    internal static readonly byte[] ChronyAnswer = Hex.Parse(
        """
        24 08 06 e6  00 00 00 00  00 00 00 00  7f 7f 01 01
        ee ab e7 8c  5e e2 aa 0c  e0 9a 4f 7a  c4 7f fc 80
        ee ab e7 8e  4e f6 0d 27  ee ab e7 8e  4e fa f2 46
        """);

    /// <summary>What <c>ntpdig 127.0.0.1</c> (NTPsec 1.2.2) sent to port 123: its clock has microseconds.</summary>
    private static readonly byte[] NtpsecQuestion = Hex.Parse(
        """
        e3 00 00 00  00 00 00 00  00 00 00 00  00 00 00 00
        00 00 00 00  00 00 00 00  00 00 00 00  00 00 00 00
        00 00 00 00  00 00 00 00  ee ab e6 ea  0c 3f 50 00
        """);

    [Fact]
    public void Packets_of_other_programs_are_written_as_they_were_read()
    {
        RoundTrip.AssertExact<NtpPacket>(ChronyQuestion);
        RoundTrip.AssertExact<NtpPacket>(ChronyAnswer);
        RoundTrip.AssertExact<NtpPacket>(NtpsecQuestion);
    }

    [Fact]
    public void A_packet_has_48_bytes_and_may_be_followed_by_extensions()
    {
        Assert.True(NtpPacket.IsFixedSize);
        Assert.Equal(48, NtpPacket.MaxWireSize);
        Assert.Equal(RoundTrip.Read<NtpPacket>(ChronyAnswer), RoundTrip.Read<NtpPacket>([.. ChronyAnswer, 0, 1, 0, 4]));
    }

    [Fact]
    public void Chronys_question_reads_as_what_it_asked()
    {
        NtpPacket question = RoundTrip.Read<NtpPacket>(ChronyQuestion);
        Assert.Equal((NtpLeapIndicator.None, 4, NtpMode.Client), (question.LeapIndicator, question.Version, question.Mode));
        Assert.Equal((0, 6, 32), (question.Stratum, question.Poll, question.Precision));
        Assert.Equal(0xE09A4F7A_C47FFC80, question.Transmit.Units);
        Assert.False(question.Receive.IsKnown);
    }

    [Fact]
    public void Ntpsecs_clock_is_unsynchronized_and_its_time_is_the_day_it_was_captured()
    {
        NtpPacket question = RoundTrip.Read<NtpPacket>(NtpsecQuestion);
        Assert.Equal(NtpLeapIndicator.Unknown, question.LeapIndicator);
        Assert.Equal(new DateOnly(2026, 11, 21), DateOnly.FromDateTime(question.Transmit.Time.UtcDateTime));
    }

    [Fact]
    public void Chronys_answer_reads_as_what_it_said()
    {
        NtpPacket answer = RoundTrip.Read<NtpPacket>(ChronyAnswer);
        Assert.Equal((NtpMode.Server, 8, -26), (answer.Mode, answer.Stratum, answer.Precision));
        Assert.Equal(0x7F7F0101u, answer.ReferenceId);
        Assert.Equal(RoundTrip.Read<NtpPacket>(ChronyQuestion).Transmit, answer.Originate);
        Assert.InRange(answer.Transmit.Time - answer.Receive.Time, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void A_version_beyond_three_bits_is_not_written()
    {
        Assert.False(NtpPacket.TryWrite(new NtpPacket { Version = 8 }, new byte[48], out _, out WireFault fault));
        Assert.Equal((WireFaultReason.OutOfRange, "Version"), (fault.Reason, fault.Field));
    }
}
