using System.Net;
using System.Runtime.InteropServices;
using FastUdp.Interop.Linux;
using FastUdp.Transport.Linux;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class ReceivedControlTests
{
    private static readonly LocalAddress LocalFour = new(IPAddress.Parse("192.0.2.9"), 3);

    // Every message a receive may bring, with what it says.
    private static readonly byte[] Gro = Message(17, 104, BitConverter.GetBytes(1_200));
    private static readonly byte[] Timestamp = Message(1, 35, [.. BitConverter.GetBytes(1_700_000_000L), .. BitConverter.GetBytes(123_456_789L)]);
    private static readonly byte[] Drops = Message(1, 40, BitConverter.GetBytes(77));
    private static readonly byte[] InfoFour = Message(0, 8, [3, 0, 0, 0, 192, 0, 2, 1, 192, 0, 2, 9]);
    private static readonly byte[] Tos = Message(0, 1, [0xBA]);
    private static readonly byte[] Ttl = Message(0, 2, BitConverter.GetBytes(57));
    private static readonly byte[] InfoSix = Message(41, 50, [.. IPAddress.Parse("2001:db8::9").GetAddressBytes(), 4, 0, 0, 0]);
    private static readonly byte[] InfoMapped = Message(41, 50, [.. IPAddress.Parse("::ffff:192.0.2.9").GetAddressBytes(), 3, 0, 0, 0]);
    private static readonly byte[] TrafficClass = Message(41, 67, BitConverter.GetBytes(0xBA));
    private static readonly byte[] HopLimit = Message(41, 52, BitConverter.GetBytes(57));

    [Fact]
    public void Everything_of_an_IPv4_datagram_is_read()
    {
        (int stride, DatagramMetadata metadata) = Read([.. Timestamp, .. Drops, .. Gro, .. InfoFour, .. Tos, .. Ttl]);
        Assert.Equal(1_200, stride);
        Assert.Equal(MetadataFields.All, metadata.Fields);
        Assert.Equal(LocalFour, metadata.Local);
        Assert.Equal("192.0.2.1 on interface 0", metadata.ReplySource.ToString());
        Assert.Equal((46, EcnCodepoint.Capable0, (byte)0xBA), (metadata.Dscp, metadata.Ecn, metadata.TrafficClass));
        Assert.Equal(57, metadata.HopLimit);
        Assert.Equal(1_700_000_000_123_456_789, metadata.UnixNanoseconds);
        Assert.Equal(77u, metadata.KernelDrops);
    }

    [Fact]
    public void Everything_of_an_IPv6_datagram_is_read()
    {
        (int stride, DatagramMetadata metadata) = Read([.. Timestamp, .. Gro, .. InfoSix, .. HopLimit, .. TrafficClass]);
        Assert.Equal((1_200, MetadataFields.All), (stride, metadata.Fields));
        Assert.Equal(new LocalAddress(IPAddress.Parse("2001:db8::9"), 4), metadata.Local);
        Assert.Equal("2001:db8::9 on interface 0", metadata.ReplySource.ToString());
        Assert.Equal((0xBA, 57, 0u), (metadata.TrafficClass, metadata.HopLimit, metadata.KernelDrops));
    }

    [Fact]
    public void An_IPv4_datagram_on_an_IPv6_socket_is_one_of_IPv4_in_whatever_order_its_two_addresses_come()
    {
        foreach (byte[] control in (byte[][])[[.. InfoMapped, .. InfoFour], [.. InfoFour, .. InfoMapped]])
        {
            (_, DatagramMetadata metadata) = Read(control);
            Assert.Equal(LocalFour, metadata.Local);
            Assert.Equal("192.0.2.1 on interface 0", metadata.ReplySource.ToString());
        }
        Assert.Equal(LocalFour, Read(InfoMapped).Metadata.Local);
    }

    [Fact]
    public void A_link_local_address_keeps_its_interface_for_the_answer_too()
    {
        byte[] address = IPAddress.Parse("fe80::9").GetAddressBytes();
        (_, DatagramMetadata metadata) = Read(Message(41, 50, [.. address, 4, 0, 0, 0]));
        Assert.Equal(IPAddress.Parse("fe80::9%4"), metadata.Local.ToIPAddress());
        Assert.Equal(metadata.Local, metadata.ReplySource);
    }

    [Fact]
    public void What_was_sent_to_a_group_is_answered_from_where_the_system_says_or_the_routes()
    {
        (_, DatagramMetadata four) = Read(Message(0, 8, [3, 0, 0, 0, 192, 0, 2, 1, 239, 1, 2, 3]));
        Assert.Equal(("239.1.2.3 on interface 3", "192.0.2.1 on interface 0"), (four.Local.ToString(), four.ReplySource.ToString()));
        (_, DatagramMetadata six) = Read(Message(41, 50, [.. IPAddress.Parse("ff05::1").GetAddressBytes(), 4, 0, 0, 0]));
        Assert.Equal("ff05::1 on interface 4", six.Local.ToString());
        Assert.True(six.ReplySource.IsDefault);
        Assert.True(default(DatagramMetadata).ReplySource.IsDefault);
    }

    [Fact]
    public void What_was_not_asked_for_is_not_told()
    {
        byte[] control = [.. Timestamp, .. Drops, .. Gro, .. InfoFour, .. Tos, .. Ttl];
        foreach (MetadataFields field in (MetadataFields[])[MetadataFields.LocalAddress, MetadataFields.TrafficClass, MetadataFields.HopLimit, MetadataFields.Timestamp, MetadataFields.KernelDrops])
        {
            int stride = ReceivedControl.Read(control, field, out DatagramMetadata metadata);
            Assert.Equal((1_200, field), (stride, metadata.Fields));
            Assert.Equal(field == MetadataFields.LocalAddress, metadata.Local != default);
            Assert.Equal(field == MetadataFields.LocalAddress, !metadata.ReplySource.IsDefault);
            Assert.Equal(field == MetadataFields.TrafficClass, metadata.TrafficClass != 0);
            Assert.Equal(field == MetadataFields.HopLimit, metadata.HopLimit != 0);
            Assert.Equal(field == MetadataFields.Timestamp, metadata.UnixNanoseconds != 0);
            Assert.Equal(field == MetadataFields.KernelDrops, metadata.KernelDrops != 0);
        }
    }

    [Fact]
    public void Without_messages_only_that_nothing_was_dropped_is_known()
    {
        (int stride, DatagramMetadata metadata) = Read([]);
        Assert.Equal((0, new DatagramMetadata { Fields = MetadataFields.KernelDrops }), (stride, metadata));
    }

    [Fact]
    public void Messages_too_short_are_passed_over()
    {
        foreach (byte[] message in (byte[][])[Gro, Timestamp, InfoFour, InfoSix])
        {
            byte[] data = message.AsSpan(16, (int)MemoryMarshal.Read<ulong>(message) - 16).ToArray();
            MemoryMarshal.TryRead(message, out cmsghdr header);
            (int stride, DatagramMetadata metadata) = Read([.. Message(header.cmsg_level, header.cmsg_type, data[..^1]), .. Ttl]);
            Assert.Equal((0, MetadataFields.KernelDrops | MetadataFields.HopLimit), (stride, metadata.Fields));
        }
        Assert.Equal(MetadataFields.KernelDrops, Read([.. Message(0, 1, []), .. Message(41, 52, [])]).Metadata.Fields);
    }

    [Fact]
    public void Messages_say_the_same_in_any_order_and_among_strangers() =>
        Always.HoldsFor(Gen.Shuffle([Gro, Timestamp, Drops, InfoFour, Tos, Ttl, InfoMapped, Message(1, 29, new byte[5]), Message(0, 11, [1])]), shuffled =>
        {
            (int stride, DatagramMetadata metadata) = Read(shuffled.SelectMany(message => message).ToArray());
            Assert.Equal(Read([.. Timestamp, .. Drops, .. Gro, .. InfoFour, .. Tos, .. Ttl]), (stride, metadata));
        });

    [Fact]
    public void Cut_anywhere_the_whole_messages_before_still_say_what_they_said()
    {
        byte[] whole = [.. Timestamp, .. Gro, .. Tos];
        for (int length = 0; length <= whole.Length; length++)
        {
            int stride = ReceivedControl.Read(whole.AsSpan(0, length), MetadataFields.All, out DatagramMetadata metadata);
            Assert.Equal(length >= 32, metadata.Fields.HasFlag(MetadataFields.Timestamp));
            Assert.Equal(length >= 32 + 20 ? 1_200 : 0, stride);
            Assert.Equal(length >= 32 + 24 + 17, metadata.Fields.HasFlag(MetadataFields.TrafficClass));
        }
    }

    [Fact]
    public void Garbage_never_throws_and_never_hangs()
    {
        Gen<int> bytes = Gen.Frequency((4, Gen.Constant(0)), (3, Gen.Elements(1, 2, 8, 16, 17, 18, 20, 24, 28, 32, 35, 36, 40, 41, 50, 67, 104)), (1, Gen.Choose(0, 255)));
        Always.HoldsForLists(
            bytes,
            values => ReceivedControl.Read(values.Select(value => (byte)value).ToArray(), MetadataFields.All, out _),
            longest: 128,
            times: 3_000);
    }

    private static (int Stride, DatagramMetadata Metadata) Read(byte[] control)
    {
        int stride = ReceivedControl.Read(control, MetadataFields.All, out DatagramMetadata metadata);
        return (stride, metadata);
    }

    private static byte[] Message(int level, int type, byte[] data)
    {
        var message = new byte[ControlMessages.Space(data.Length)];
        MemoryMarshal.Write(message, new cmsghdr { cmsg_len = (nuint)(16 + data.Length), cmsg_level = level, cmsg_type = type });
        data.CopyTo(message, 16);
        return message;
    }
}
