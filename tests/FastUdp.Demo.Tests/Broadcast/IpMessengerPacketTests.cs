using System.Text;
using FastUdp.Demo.Broadcast.IpMessenger;
using FastUdp.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Broadcast;

/// <summary>The packet format, there and back.</summary>
public class IpMessengerPacketTests
{
    [Fact]
    public void A_packet_has_six_parts()
    {
        Assert.True(IpMessengerPacket.TryRead("1:100:will:will-pc:32:will broadcast: 10:30"u8, out IpMessengerPacket packet, out _));
        Assert.Equal((100U, 32U), (packet.Number, packet.Command.Value));
        Assert.Equal(["1", "will", "will-pc", "will broadcast: 10:30"], Texts(packet.Version, packet.User, packet.Host, packet.Extra));
        Assert.Equal((IpMessengerMode.SendMessage, IpMessengerOptions.None), (packet.Command.Mode, packet.Command.Options));
        Assert.False(packet.HasTrailer);
    }

    [Fact]
    public void A_group_stands_behind_a_zero_byte()
    {
        Assert.True(IpMessengerPacket.TryRead("1_lbt6_0#128:7:li:li-pc:8388609:Li\0kitchen\0more\0"u8, out IpMessengerPacket packet, out _));
        Assert.Equal(["1_lbt6_0#128", "Li", "kitchen"], Texts(packet.Version, packet.Extra, packet.Group));
        Assert.Equal((IpMessengerMode.Entry, true), (packet.Command.Mode, packet.Command.Has(IpMessengerOptions.Utf8)));
    }

    [Theory]
    [InlineData("", "Version")]
    [InlineData("hello", "Version")]
    [InlineData("2:1:a:b:32:c", "Version")]
    [InlineData("10:1:a:b:32:c", "Version")]
    [InlineData(":1:a:b:32:c", "Version")]
    [InlineData("1", "Version")]
    [InlineData("1:", "Number")]
    [InlineData("1::a:b:32:c", "Number")]
    [InlineData("1:-1:a:b:32:c", "Number")]
    [InlineData("1:01:a:b:32:c", "Number")]
    [InlineData("1:4294967296:a:b:32:c", "Number")]
    [InlineData("1:1e2:a:b:32:c", "Number")]
    [InlineData("1:1:a", "User")]
    [InlineData("1:1:a:b", "Host")]
    [InlineData("1:1:a:b:32", "Command")]
    [InlineData("1:1:a:b:x:c", "Command")]
    [InlineData("1:1:a:b: 32:c", "Command")]
    public void What_is_none_is_refused_with_the_part_that_is_wrong(string text, string part)
    {
        Assert.False(IpMessengerPacket.TryRead(Encoding.UTF8.GetBytes(text), out _, out WireFault fault));
        Assert.Equal(part, fault.Field);
    }

    [Fact]
    public void Nothing_is_longer_than_it_may_be()
    {
        string name = new('x', IpMessengerPacket.MaxNameBytes);
        Assert.True(IpMessengerPacket.TryRead(Encoding.UTF8.GetBytes($"1:1:{name}:{name}:0:"), out _, out _));
        Assert.False(IpMessengerPacket.TryRead(Encoding.UTF8.GetBytes($"1:1:{name}x:b:0:"), out _, out WireFault fault));
        Assert.Equal((WireFaultReason.TooLong, "User"), (fault.Reason, fault.Field));
        byte[] longest = Encoding.UTF8.GetBytes("1:1:a:b:32:".PadRight(IpMessengerPacket.MaxBytes, 'x'));
        Assert.True(IpMessengerPacket.TryRead(longest, out _, out _));
        Assert.False(IpMessengerPacket.TryRead((byte[])[.. longest, 0], out _, out fault));
        Assert.Equal(WireFaultReason.TooLong, fault.Reason);
    }

    [Theory]
    [InlineData("1", "a:b", "h", "x", "User")]
    [InlineData("1", "a", "h:", "x", "Host")]
    [InlineData("1", "a", "h", "x\0y", "Extra")]
    [InlineData("2", "a", "h", "x", "Version")]
    public void What_could_not_be_read_again_is_not_written(string version, string user, string host, string extra, string part)
    {
        var packet = new IpMessengerPacket { Version = Bytes(version), User = Bytes(user), Host = Bytes(host), Extra = Bytes(extra) };
        Assert.False(IpMessengerPacket.TryWrite(packet, new byte[100], out int written, out WireFault fault));
        Assert.Equal((0, part), (written, fault.Field));
    }

    [Fact]
    public void What_does_not_fit_the_destination_is_refused()
    {
        var packet = new IpMessengerPacket { Version = "1"u8, User = "will"u8, Host = "pc"u8, Extra = "hello"u8 };
        for (int room = 0; room < IpMessengerPacket.GetWireSize(packet); room++)
            Assert.False(IpMessengerPacket.TryWrite(packet, new byte[room], out _, out _));
        Assert.True(IpMessengerPacket.TryWrite(packet, new byte[IpMessengerPacket.GetWireSize(packet)], out _, out _));
    }

    [Fact]
    public void Every_packet_is_read_as_it_was_written() => Always.HoldsFor(Packets(), static made =>
    {
        byte[] bytes = new byte[IpMessengerPacket.MaxBytes];
        var packet = new IpMessengerPacket
        {
            Version = made.Version,
            Number = made.Number,
            User = made.User,
            Host = made.Host,
            Command = new IpMessengerCommand(made.Command),
            Extra = made.Extra,
            HasTrailer = made.Trailer is not null,
            Trailer = made.Trailer,
        };
        Assert.True(IpMessengerPacket.TryWrite(packet, bytes, out int length, out _));
        Assert.Equal(IpMessengerPacket.GetWireSize(packet), length);
        Assert.True(IpMessengerPacket.TryRead(bytes.AsSpan(0, length), out IpMessengerPacket read, out _));
        Assert.Equal((made.Number, made.Command, made.Trailer is not null), (read.Number, read.Command.Value, read.HasTrailer));
        Assert.True(read.Version.SequenceEqual(made.Version) && read.User.SequenceEqual(made.User) && read.Host.SequenceEqual(made.Host));
        Assert.True(read.Extra.SequenceEqual(made.Extra) && read.Trailer.SequenceEqual(made.Trailer ?? []));
    });

    [Fact]
    public void Any_bytes_are_a_packet_that_is_written_as_it_was_or_refused() => Always.HoldsFor(HostileBytes(), static bytes =>
    {
        if (!IpMessengerPacket.TryRead(bytes, out IpMessengerPacket packet, out WireFault fault))
        {
            Assert.NotEqual(WireFaultReason.None, fault.Reason);
            return;
        }
        byte[] again = new byte[bytes.Length];
        Assert.True(IpMessengerPacket.TryWrite(packet, again, out int length, out _));
        Assert.Equal(bytes, again[..length]);
    }, times: 3_000);

    private static Gen<Made> Packets()
    {
        Gen<byte[]> name = Bytes(least: 1, without: ':');
        Gen<uint> number = Gen.Choose(int.MinValue, int.MaxValue).Select(static value => (uint)value);
        return from version in Gen.Elements("1", "1_", "1_lbt6_0#128#000000000000")
               from fields in Gen.Zip(name, name)
               from extra in Bytes(least: 1, without: 0)
               from trailer in Gen.OneOf(Gen.Constant<byte[]?>(null), Bytes(least: 0, without: -1).Select(static bytes => (byte[]?)bytes))
               from numbers in Gen.Zip(number, number)
               select new Made(Bytes(version), numbers.Item1, fields.Item1, fields.Item2, numbers.Item2, extra, trailer);
    }

    /// <summary>Bytes of what packets are made of, so that many are nearly packets, and some are.</summary>
    private static Gen<byte[]> HostileBytes() => Gen.Elements("1", "1_", "0", "12", "4294967295", ":", ":", ":", ":", ":", ":", "a", "\0", "é", "-", "32")
        .ArrayOf().Select(static parts => Bytes(string.Concat(parts)));

    private static Gen<byte[]> Bytes(int least, int without) =>
        Gen.Choose(least, 255).Where(value => value != without).Select(static value => (byte)value).ArrayOf().Select(static bytes => bytes.Take(100).ToArray());

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string[] Texts(ReadOnlySpan<byte> one, ReadOnlySpan<byte> two, ReadOnlySpan<byte> three, ReadOnlySpan<byte> four = default)
    {
        string[] texts = [Encoding.UTF8.GetString(one), Encoding.UTF8.GetString(two), Encoding.UTF8.GetString(three), Encoding.UTF8.GetString(four)];
        return four.IsEmpty ? texts[..3] : texts;
    }

    private sealed record Made(byte[] Version, uint Number, byte[] User, byte[] Host, uint Command, byte[] Extra, byte[]? Trailer);
}
