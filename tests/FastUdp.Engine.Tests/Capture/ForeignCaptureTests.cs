using System.IO.Pipelines;
using FastUdp.Capture;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>Captures of other programs: byte orders, link types, clocks, and all that is no UDP datagram.</summary>
public sealed class ForeignCaptureTests
{
    private static readonly byte[] Payload = [1, 2, 3, 4, 5];
    private static readonly RemoteAddress Source = RemoteAddress.Parse("10.0.0.1:1000");
    private static readonly RemoteAddress Destination = RemoteAddress.Parse("10.0.0.2:2000");

    public static TheoryData<ushort, byte[]> LinkHeaders => new()
    {
        { 101, [] },
        { 228, [] },
        { 0, [2, 0, 0, 0] },
        { 0, [0, 0, 0, 2] },
        { 108, [0, 0, 0, 2] },
        { 1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x08, 0x00] },
        { 1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x81, 0x00, 0, 5, 0x08, 0x00] },
        { 1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x88, 0xA8, 0, 5, 0x81, 0x00, 0, 6, 0x08, 0x00] },
        { 113, [0, 0, 3, 4, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0x08, 0x00] },
        { 276, [0x08, 0x00, 0, 0, 0, 0, 0, 1, 3, 4, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(LinkHeaders))]
    public async Task A_datagram_is_found_behind_every_link_header(ushort linkType, byte[] header)
    {
        foreach (bool isBigEndian in (bool[])[false, true])
        {
            PcapngFile file = new PcapngFile(isBigEndian).Section().Interface(linkType).Packet([.. header, .. PcapngFile.IPv4(Payload)]);
            Captures.Entry entry = Assert.Single(await Captures.ReadAsync(file.Bytes, 7, 30));
            Assert.Equal((Source, Destination, false), (entry.Source, entry.Destination, entry.IsTruncated));
            Assert.Equal(Payload, entry.Payload);
        }
    }

    [Theory]
    [InlineData(null, null, 1_500_000, 1_500_000_000)]
    [InlineData((byte)9, null, 1_500_000, 1_500_000)]
    [InlineData((byte)0, null, 3, 3_000_000_000)]
    [InlineData((byte)0x8A, null, 1_536, 1_500_000_000)]
    [InlineData((byte)12, null, 5_000, 5)]
    [InlineData((byte)9, 2L, 7, 2_000_000_007)]
    [InlineData((byte)0, null, -1, long.MaxValue)]
    [InlineData((byte)0xBF, long.MinValue, 0, long.MinValue)]
    public async Task Times_are_read_in_the_units_of_their_interface(byte? resolution, long? offsetSeconds, long time, long nanoseconds)
    {
        PcapngFile file = new PcapngFile(isBigEndian: true).Section()
            .Interface(1).Interface(101, resolution, offsetSeconds)
            .Packet(PcapngFile.IPv4(Payload), (ulong)time, interfaceIndex: 1, flags: 2);
        Captures.Entry entry = Assert.Single(await Captures.ReadAsync(file.Bytes));
        Assert.Equal((nanoseconds, CaptureDirection.Outbound), (entry.Time, entry.Direction));
    }

    [Fact]
    public async Task IPv6_is_read_with_its_extension_headers()
    {
        byte[] hopByHop = [43, 0, 1, 4, 0, 0, 0, 0];
        byte[] routing = [60, 0, 0, 0, 0, 0, 0, 0];
        byte[] destination = [17, 1, .. new byte[14]];
        PcapngFile file = new PcapngFile().Section().Interface(101)
            .Packet(PcapngFile.IPv6(Payload))
            .Packet(PcapngFile.IPv6(Payload, next: 0, [.. hopByHop, .. routing, .. destination]));
        List<Captures.Entry> entries = await Captures.ReadAsync(file.Bytes, 11);
        Assert.Equal(2, entries.Count);
        Assert.All(entries, entry => Assert.Equal(RemoteAddress.Parse("[fd00::1]:1000"), entry.Source));
        Assert.All(entries, entry => Assert.Equal(Payload, entry.Payload));
    }

    [Fact]
    public async Task What_is_no_datagram_is_skipped_and_counted()
    {
        byte[] packet = PcapngFile.IPv4(Payload);
        PcapngFile file = new PcapngFile().Section().Interface(101).Interface(105).Interface(1)
            .Packet(PcapngFile.IPv4(Payload, protocol: 6))
            .Packet(PcapngFile.IPv6(Payload, next: 58))
            .Packet([0x00, 1, 2])
            .Packet([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x08, 0x06, 0, 0], interfaceIndex: 2)
            .Packet(PcapngFile.IPv4(Payload, fragment: 0x2000))
            .Packet(PcapngFile.IPv4(Payload, fragment: 5))
            .Packet(PcapngFile.IPv6(Payload, next: 44, new byte[8]))
            .Packet([])
            .Packet(packet[..27])
            .Packet(PcapngFile.IPv4(Payload, udpLength: 7))
            .Packet(PcapngFile.IPv4(Payload, udpLength: 14))
            .Packet(PcapngFile.IPv6(Payload)[..40])
            .Packet(PcapngFile.IPv6(Payload, next: 0, [17, 200, 0, 0, 0, 0, 0, 0]))
            .Packet([1, 2, 3], interfaceIndex: 2)
            .Packet(packet, interfaceIndex: 1)
            .Block(5, new byte[8]).Block(0x0BAD, []).Block(4, new byte[400])
            .Packet(PcapngFile.IPv4(Payload, options: 8));
        await using var reader = new CaptureReader(PipeReader.Create(SplitSequence.Of(file.Bytes, 13)));
        Captures.Entry entry = Assert.Single(await Captures.ReadAsync(reader).Within());
        Assert.Equal(Payload, entry.Payload);
        Assert.Equal(
            new CaptureReaderStatistics { Datagrams = 1, NotUdp = 4, Fragments = 3, Malformed = 7, UnknownLinks = 1, UnknownBlocks = 3 },
            reader.Statistics);
    }

    [Fact]
    public async Task What_the_capture_cut_is_marked()
    {
        byte[] packet = PcapngFile.IPv4(Payload);
        PcapngFile file = new PcapngFile().Section().Interface(101, snap: 30)
            .Packet(packet, captured: 30).SimplePacket(packet, kept: 30).Packet(packet);
        List<Captures.Entry> entries = await Captures.ReadAsync(file.Bytes);
        Assert.Equal([true, true, false], entries.Select(entry => entry.IsTruncated));
        Assert.Equal([2, 2, 5], entries.Select(entry => entry.Payload.Length));
    }

    [Fact]
    public async Task Each_section_has_its_own_byte_order_and_interfaces()
    {
        byte[] file =
        [
            .. new PcapngFile(isBigEndian: true).Section().Interface(0).Interface(101).Packet(PcapngFile.IPv4([1]), interfaceIndex: 1).Bytes,
            .. new PcapngFile(isBigEndian: false).Section().Interface(101).Packet(PcapngFile.IPv4([2])).Bytes,
            .. new PcapngFile(isBigEndian: true).Section().Bytes,
        ];
        Assert.Equal([1, 2], (await Captures.ReadAsync(file, 5)).Select(entry => entry.Payload[0]));
    }
}
