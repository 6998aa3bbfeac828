using System.Buffers;
using System.IO.Pipelines;
using FastUdp.Capture;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>Broken captures: one error that names the offset and the value, after all that was whole; and nothing else, whatever the bytes.</summary>
public sealed class HostileCaptureTests
{
    private static readonly byte[] Packet = PcapngFile.IPv4([1, 2, 3]);

    private static PcapngFile Begun => new PcapngFile().Section().Interface(101).Packet(Packet);

    public static TheoryData<byte[], string> Broken => new()
    {
        { [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "The block at offset 0 has the type 0x04030201: a capture begins with a section header, 0x0A0D0D0A." },
        { [0xD4, 0xC3, 0xB2, 0xA1, .. new byte[20]], "The magic 0xA1B2C3D4 at offset 0 is that of a classic pcap file: convert it with 'editcap -F pcapng'." },
        { [0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 9, 9, 9, 9], "The section at offset 0 has the byte-order magic 0x09090909: it must be 0x1A2B3C4D." },
        { new PcapngFile().Section(major: 2).Bytes, "The section at offset 0 is of version 2: 1 is read here." },
        { new PcapngFile().Section().Block(6, [], length: 8).Bytes, "The block at offset 28 gives its length as 8 bytes: it must be a multiple of 4 from 12 to 16,777,216." },
        { new PcapngFile().Section().Block(6, [], length: 13).Bytes, "The block at offset 28 gives its length as 13 bytes: it must be a multiple of 4 from 12 to 16,777,216." },
        { new PcapngFile().Section().Block(6, [], length: uint.MaxValue - 3).Bytes, "The block at offset 28 gives its length as 4,294,967,292 bytes: it must be a multiple of 4 from 12 to 16,777,216." },
        { new PcapngFile().Section().Block(6, [], repeated: 16).Bytes, "The block at offset 28 is 12 bytes long and ends with the length 16." },
        { new PcapngFile().Section().Block(6, []).Bytes, "The packet at offset 28 has a body of 0 bytes: it must have 20 at least." },
        { new PcapngFile().Section().Packet(Packet).Bytes, "The packet at offset 28 is of interface 0: the section has 0." },
        { new PcapngFile().Section().Interface(101).Packet(Packet, captured: 33).Bytes, "The packet at offset 48 gives its captured length as 33 bytes: 32 are left of its block." },
        { new PcapngFile().Section().Interface(101).Packet(Packet, captured: uint.MaxValue).Bytes, "The packet at offset 48 gives its captured length as 4,294,967,295 bytes: 32 are left of its block." },
        { new PcapngFile().Section().Interface(101, resolution: 0xFF).Bytes, "The interface at offset 28 has the time resolution 0xFF, finer than 64 bits can count." },
        { new PcapngFile().Section().Interface(101, resolution: 20).Bytes, "The interface at offset 28 has the time resolution 0x14, finer than 64 bits can count." },
        { new PcapngFile().Section().Block(1, [101, 0, 0, 0, 0, 0, 0, 0, 9, 0, 5, 0, 1, 2, 3, 4]).Bytes, "The block at offset 28 has an option 9 of 5 bytes: 4 are left of the block." },
        { new PcapngFile().Section().Interface(101).SimplePacket(Packet, kept: 8).Bytes, "The packet at offset 48 gives its length as 31 bytes: 8 are left of its block." },
        { Begun.Bytes[..^5], "The record at offset 48 is cut off: the stream ends 59 bytes later." },
        { Begun.Bytes[..30], "The record at offset 28 is cut off: the stream ends 2 bytes later." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void The_error_names_the_offset_and_the_value(byte[] file, string message) =>
        Assert.Equal(message, Captures.ReadHostile(file).Error?.Message);

    [Fact]
    public void What_is_whole_before_the_error_is_read()
    {
        byte[] file = [.. Begun.Packet(Packet).Bytes, 1, 2, 3];
        (List<Captures.Entry> entries, InvalidDataException? error) = Captures.ReadHostile(file);
        Assert.Equal(2, entries.Count);
        Assert.StartsWith("The record at offset", error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_read_of_nothing()
    {
        (List<Captures.Entry> entries, InvalidDataException? error) = Captures.ReadHostile([]);
        Assert.Empty(entries);
        Assert.Null(error);
    }

    [Fact]
    public void A_capture_with_bytes_changed_is_read_or_refused_and_nothing_else()
    {
        byte[] file = Begun.Interface(1).Interface(113, resolution: 9)
            .Packet([.. new byte[12], 0x08, 0x00, .. Packet], interfaceIndex: 1, flags: 1)
            .Packet(PcapngFile.IPv6([9, 9], next: 0, [17, 0, 0, 0, 0, 0, 0, 0]), time: 99)
            .SimplePacket(Packet, Packet.Length)
            .Block(77, new byte[20]).Section().Interface(276).Packet([8, 0, .. new byte[18], .. Packet]).Bytes;
        Assert.Null(Captures.ReadHostile(file).Error);
        Always.HoldsForLists(Gen.Choose(0, int.MaxValue), changes =>
        {
            byte[] changed = [.. file];
            foreach (int change in changes)
                changed[change % changed.Length] = (byte)(change >> 16);
            if (changes.Length % 4 == 1)
                changed = changed[..(changes[0] % changed.Length)];
            Assert.InRange(Captures.ReadHostile(changed).Entries.Count, 0, 20);
        }, longest: 6, times: 5_000);
    }

    [Fact]
    public void Any_bytes_behind_a_section_header_are_read_or_refused()
    {
        byte[] section = new PcapngFile().Section().Interface(101).Bytes;
        Always.HoldsForLists(
            Gen.Frequency((3, Gen.Choose(0, 12)), (1, Gen.Choose(0, 255))),
            bytes => Captures.ReadHostile([.. section, .. bytes.Select(value => (byte)value)]),
            longest: 300, times: 2_000);
    }

    [Fact]
    public async Task Interfaces_without_end_are_refused()
    {
        byte[] section = new PcapngFile().Section().Bytes;
        byte[] description = new PcapngFile().Interface(101).Bytes;
        var file = new ArrayBufferWriter<byte>();
        file.Write(section);
        for (int i = 0; i <= 65_536; i++)
            file.Write(description);
        await using var reader = new CaptureReader(PipeReader.Create(new ReadOnlySequence<byte>(file.WrittenMemory)));
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => Captures.ReadAsync(reader).Within());
        Assert.Equal("The interface at offset 1,310,748 is one more than the limit of 65,536.", error.Message);
    }
}
