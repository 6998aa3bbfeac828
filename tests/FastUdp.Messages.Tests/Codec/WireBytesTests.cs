using System.Net;
using FastUdp.Messages.Tests.Declarations;
using Xunit;

namespace FastUdp.Messages.Tests.Codec;

/// <summary>The bytes themselves, written out by hand from docs/wire-format.md.</summary>
public class WireBytesTests
{
    [Fact]
    public void A_ping() => AssertBytes("01 78563412 FEFFFFFFFFFFFFFF", new Ping(0x12345678, -2));

    [Fact]
    public void Bits_of_a_little_endian_group_fill_from_the_lowest() => AssertBytes(
        "14 1BBC8F09 5634120001 0102030405060708 FF",
        new LittleBits(true, 0b101, 0xBC1, 0x0F, (Color)0x4C, 0x1_0012_3456, 0x0807060504030201, 0xFF));

    [Fact]
    public void Bits_of_a_big_endian_group_fill_from_the_highest() => AssertBytes(
        "15 DABC7CC0 80091A2B00 0807060504030201 FF",
        new BigBits(true, 0b101, 0xABC, 0x0F, (Color)0x4C, 0x1_0012_3456, 0x0807060504030201, 0xFF));

    [Fact]
    public void Offsets_reserved_bytes_and_constants() => AssertBytes(
        "0001 0002 2112A442 0102030405060708 0000 09 AABB 000000",
        new Foreign(1, 2, 0, 0x0102030405060708, 9, [0xAA, 0xBB]));

    [Fact]
    public void Constants_are_written_whatever_the_members_hold() => AssertBytes("2A 07 FEFF 35 C8 01", new Constants(1, 2, 3, 3, Color.Red, false));

    [Fact]
    public void Order_is_that_of_the_attributes() => AssertBytes("17 0100 0200 0300", new Ordered { First = 1, Middle = 2, Last = 3, Local = 4 });

    [Fact]
    public void Addresses_are_a_family_the_bytes_and_what_belongs_to_it() => AssertBytes(
        "0E 047F000001 04C00002010100 0106" + "20010DB8000000000000000000000001" + "00000000" + "01 06" + "FE800000000000000000000000000001" + "3412" + "07000000" + "0400000000 0102".Replace(" ", "", StringComparison.Ordinal),
        new Addresses(
            IPAddress.Loopback,
            new IPEndPoint(IPAddress.Parse("192.0.2.1"), 1),
            IPAddress.Parse("2001:db8::1"),
            [new IPEndPoint(IPAddress.Parse("fe80::1%7"), 0x1234)],
            new IPEndPoint(IPAddress.Any, 0x0102)));

    [Fact]
    public void An_identifier_beyond_127_takes_two_bytes()
    {
        byte[] bytes = new byte[BigScalars.MaxWireSize];
        Assert.True(BigScalars.TryWrite(NewBig(), bytes, out _, out _));
        Assert.Equal([0xAC, 0x02], bytes[..2]);
    }

    private static BigScalars NewBig() => new(
        true, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, (Half)1, 1, 1, 1, 'a', Guid.Empty, default, default, default, default, default, Color.Red, Signed.Low, Wide.Top);

    private static void AssertBytes<T>(string hex, T message)
        where T : IDatagramMessage<T> => Assert.Equal(hex.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(VersionTests.Write(message)));
}
