using FastUdp.Samples.Formats;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.Live;

/// <summary>
/// tshark knows these protocols without us: it must read in our packets what we wrote. Times and flags are left to the other
/// tests, for each version of tshark prints them in its own way.
/// </summary>
public class TsharkTests
{
    private static readonly NtpTimestamp Noon = NtpTimestamp.Of(new DateTimeOffset(2026, 1, 2, 12, 0, 0, 500, TimeSpan.Zero));

    [Fact]
    public Task Tshark_reads_our_NTP_packet() => AssertReadsAsync(
        RoundTrip.Write(new NtpPacket { Version = 4, Mode = NtpMode.Server, Stratum = 2, Poll = 6, ReferenceId = 0x4C4F434C, Transmit = Noon }),
        123,
        "ntp",
        ("ntp.flags.vn", "4"),
        ("ntp.flags.mode", "4"),
        ("ntp.stratum", "2"),
        ("ntp.ppoll", "6"),
        ("ntp.refid", "4c4f434c"));

    [Fact]
    public Task Tshark_reads_our_RTP_packet() => AssertReadsAsync(
        RoundTrip.Write(new RtpView
        {
            ContributorCount = 2,
            IsMarked = true,
            PayloadType = 96,
            SequenceNumber = 65_535,
            Timestamp = 90_000,
            Source = 0xDEADBEEF,
            Contributors = [10, 11],
            Payload = [1, 2, 3],
        }),
        5004,
        "rtp",
        ("rtp.version", "2"),
        ("rtp.p_type", "96"),
        ("rtp.seq", "65535"),
        ("rtp.timestamp", "90000"),
        ("rtp.ssrc", "0xdeadbeef"),
        ("rtp.csrc.item", "0x0000000a,0x0000000b"),
        ("rtp.payload", "010203"));

    [Fact]
    public Task Tshark_reads_our_STUN_request() => AssertReadsAsync(
        RoundTrip.Write(new StunBindingRequest
        {
            Length = 8,
            TransactionId = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
            Attributes = RoundTrip.Write(new StunAttributeView { Type = 0x8022, Length = 4, Value = "fast"u8 }),
        }),
        3478,
        "stun",
        ("stun.type", "0x0001"),
        ("stun.length", "8"),
        ("stun.cookie", "2112a442"),
        ("stun.id", "0102030405060708090a0b0c"),
        ("stun.att.software", "fast"));

    [Fact]
    public Task Tshark_reads_our_STAMP_packet() => AssertReadsAsync(
        RoundTrip.Write(new StampReflectorPacket(
            3, Noon, new StampErrorEstimate(false, true, 5, 1), Noon, 7, Noon, new StampErrorEstimate(true, false, 6, 9), 254)),
        862,
        "twamp.test",
        ("twamp.test.seq_number", "3"),
        ("twamp.test.error_estimate.scale", "5,6"),
        ("twamp.test.error_estimate.multiplier", "1,9"),
        ("twamp.test.sender_seq_number", "7"),
        ("twamp.test.sender_ttl", "254"));

    [Fact]
    public Task Tshark_reads_our_DNS_message() => AssertReadsAsync(
        RoundTrip.Write(new DnsMessage
        {
            Id = 0x1234,
            IsResponse = true,
            IsRecursionAvailable = true,
            ResponseCode = DnsResponseCode.NameError,
            QuestionCount = 1,
            Sections = "\u0007example\u0003com\0\0\u001C\0\u0001"u8,
        }),
        53,
        "dns",
        ("dns.id", "0x1234"),
        ("dns.flags", "0x8083"),
        ("dns.flags.rcode", "3"),
        ("dns.qry.name", "example.com"));

    private static async Task AssertReadsAsync(byte[] packet, ushort port, string protocol, params (string Name, string Value)[] fields)
    {
        Programs.Require("tshark");
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, PcapFile.Of(packet, port));
            string output = await Programs.RunAsync(
                "tshark",
                ["-r", file, "-d", $"udp.port=={port},{protocol}", "-T", "fields", .. fields.SelectMany(field => new[] { "-e", field.Name })]);
            Assert.Equal(fields.Select(field => field.Value), output.TrimEnd('\n').Split('\t'));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
