using System.Net;
using FastUdp.Messages;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireAddressTests
{
    [Theory]
    [InlineData("192.0.2.1", ByteOrder.LittleEndian, "04C0000201")]
    [InlineData("fe80::1%9", ByteOrder.LittleEndian, "06FE80000000000000000000000000000109000000")]
    [InlineData("fe80::1%9", ByteOrder.BigEndian, "06FE80000000000000000000000000000100000009")]
    [InlineData("::ffff:192.0.2.1", ByteOrder.LittleEndian, "0600000000000000000000FFFFC000020100000000")]
    public void An_address_survives(string text, ByteOrder order, string hex)
    {
        IPAddress address = IPAddress.Parse(text);
        byte[] bytes = new byte[WireAddress.SizeOf(address)];
        var writer = new WireWriter(bytes);
        WireFault fault = default;
        Assert.True(WireAddress.TryWrite(ref writer, address, order, ref fault));
        Assert.Equal(hex, Convert.ToHexString(bytes));
        Assert.Equal(bytes.Length, writer.Written);
        var reader = new WireReader(bytes);
        Assert.True(WireAddress.TryRead(ref reader, order, out IPAddress read, ref fault));
        Assert.Equal(address, read);
        Assert.True(reader.IsAtEnd);
    }

    [Theory]
    [InlineData("192.0.2.1:1060", ByteOrder.LittleEndian, "04C00002012404")]
    [InlineData("192.0.2.1:1060", ByteOrder.BigEndian, "04C00002010424")]
    [InlineData("[fe80::1%9]:1060", ByteOrder.LittleEndian, "06FE800000000000000000000000000001240409000000")]
    [InlineData("", ByteOrder.LittleEndian, "00")]
    public void A_remote_survives(string text, ByteOrder order, string hex)
    {
        RemoteAddress remote = text.Length == 0 ? default : RemoteAddress.Parse(text);
        byte[] bytes = new byte[WireAddress.SizeOf(remote)];
        var writer = new WireWriter(bytes);
        WireFault fault = default;
        Assert.True(WireAddress.TryWrite(ref writer, remote, order, ref fault));
        Assert.Equal(hex, Convert.ToHexString(bytes));
        var reader = new WireReader(bytes);
        Assert.True(WireAddress.TryRead(ref reader, order, out RemoteAddress read, ref fault));
        Assert.Equal(remote, read);
        Assert.True(reader.IsAtEnd);
    }

    [Fact]
    public void The_largest_are_as_large_as_the_constants_say()
    {
        Assert.Equal(WireAddress.MaxAddressBytes, WireAddress.SizeOf(IPAddress.IPv6Any));
        Assert.Equal(WireAddress.MaxRemoteBytes, WireAddress.SizeOf(RemoteAddress.Parse("[::1]:1")));
    }

    [Fact]
    public void Any_bytes_are_an_address_or_a_fault() =>
        Always.HoldsFor(
            from tag in Gen.Elements<byte>(0, 4, 5, 6, 255)
            from length in Gen.Choose(0, 24)
            from rest in Gen.ArrayOf(Gen.Elements<byte>(0, 0xFF, 0xFE, 0x80, 1), length)
            from order in Gen.Elements(ByteOrder.LittleEndian, ByteOrder.BigEndian)
            select (Bytes: (byte[])[tag, .. rest], order),
            given =>
            {
                var reader = new WireReader(given.Bytes);
                WireFault fault = default;
                bool isRead = WireAddress.TryRead(ref reader, given.order, out IPAddress _, ref fault);
                Assert.Equal(isRead, given.Bytes is [4, _, _, _, _, ..] || (given.Bytes[0] == 6 && given.Bytes.Length >= WireAddress.MaxAddressBytes));
                Assert.Equal(isRead, fault == default);
                reader = new WireReader(given.Bytes);
                fault = default;
                isRead = WireAddress.TryRead(ref reader, given.order, out RemoteAddress _, ref fault);
                Assert.Equal(isRead, given.Bytes[0] == 0 || (given.Bytes[0] == 4 && given.Bytes.Length >= 7) || (given.Bytes[0] == 6 && given.Bytes.Length >= WireAddress.MaxRemoteBytes));
                Assert.Equal(isRead, fault == default);
            },
            times: 2_000);

    [Fact]
    public void A_fault_from_before_is_left_alone_on_success()
    {
        var before = new WireFault(WireFaultReason.WrongConstant, "Before", 7, 8);
        WireFault fault = before;
        foreach (string text in (string[])["192.0.2.1:1060", "[fe80::1%9]:1060"])
        {
            RemoteAddress remote = RemoteAddress.Parse(text);
            var bytes = new byte[WireAddress.MaxAddressBytes + WireAddress.MaxRemoteBytes];
            var writer = new WireWriter(bytes);
            Assert.True(WireAddress.TryWrite(ref writer, remote.ToIPEndPoint().Address, ByteOrder.LittleEndian, ref fault));
            Assert.True(WireAddress.TryWrite(ref writer, remote, ByteOrder.LittleEndian, ref fault));
            var reader = new WireReader(bytes);
            Assert.True(WireAddress.TryRead(ref reader, ByteOrder.LittleEndian, out IPAddress _, ref fault));
            Assert.True(WireAddress.TryRead(ref reader, ByteOrder.LittleEndian, out RemoteAddress _, ref fault));
            Assert.Equal(before, fault);
        }
    }

    [Fact]
    public void What_cannot_be_written_has_a_fault()
    {
        var writer = new WireWriter(new byte[4]);
        WireFault fault = default;
        Assert.False(WireAddress.TryWrite(ref writer, null, ByteOrder.LittleEndian, ref fault));
        Assert.Equal(WireFaultReason.Missing, fault.Reason);
        Assert.False(WireAddress.TryWrite(ref writer, IPAddress.Loopback, ByteOrder.LittleEndian, ref fault));
        Assert.Equal(new WireFault(WireFaultReason.NoRoom, null, 4, 5), fault);
        Assert.False(WireAddress.TryWrite(ref writer, RemoteAddress.Parse("1.2.3.4:5"), ByteOrder.LittleEndian, ref fault));
        Assert.Equal(new WireFault(WireFaultReason.NoRoom, null, 4, 7), fault);
        Assert.Equal(0, writer.Written);
    }
}
