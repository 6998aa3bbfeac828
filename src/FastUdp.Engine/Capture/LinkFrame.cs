using System.Buffers.Binary;

namespace FastUdp.Capture;

/// <summary>Finds the IP packet in what a link carries.</summary>
internal static class LinkFrame
{
    private const ushort EtherIPv4 = 0x0800;
    private const ushort EtherIPv6 = 0x86DD;
    private const ushort EtherVlan = 0x8100;
    private const ushort EtherServiceVlan = 0x88A8;

    private const int EthernetAddressBytes = 12;
    private const int VlanTagBytes = 4;

    /// <summary>Where the IP packet begins; the fate says why there is none.</summary>
    public static PacketFate Find(ushort linkType, ReadOnlySpan<byte> frame, out int offset)
    {
        offset = 0;
        switch (linkType)
        {
            case Pcapng.LinkRaw or Pcapng.LinkIPv4 or Pcapng.LinkIPv6:
                return PacketFate.Datagram;
            case Pcapng.LinkNull or Pcapng.LinkLoop:
                return FindBehind(frame, headerBytes: 4, out offset);
            case Pcapng.LinkEthernet:
                return FindInEthernet(frame, out offset);
            case Pcapng.LinkLinuxCooked:
                return FindBehind(frame, headerBytes: 16, typeOffset: 14, out offset);
            case Pcapng.LinkLinuxCooked2:
                return FindBehind(frame, headerBytes: 20, typeOffset: 0, out offset);
            default:
                return PacketFate.UnknownLink;
        }
    }

    private static PacketFate FindInEthernet(ReadOnlySpan<byte> frame, out int offset)
    {
        int typeOffset = EthernetAddressBytes;
        while (frame.Length >= typeOffset + VlanTagBytes
            && BinaryPrimitives.ReadUInt16BigEndian(frame[typeOffset..]) is EtherVlan or EtherServiceVlan)
            typeOffset += VlanTagBytes;
        return FindBehind(frame, typeOffset + sizeof(ushort), typeOffset, out offset);
    }

    private static PacketFate FindBehind(ReadOnlySpan<byte> frame, int headerBytes, int typeOffset, out int offset)
    {
        offset = headerBytes;
        if (frame.Length < headerBytes)
            return PacketFate.Malformed;
        return BinaryPrimitives.ReadUInt16BigEndian(frame[typeOffset..]) is EtherIPv4 or EtherIPv6 ? PacketFate.Datagram : PacketFate.NotUdp;
    }

    /// <summary>Behind an address family, whose number and byte order are the capturing system's: the IP version tells as much.</summary>
    private static PacketFate FindBehind(ReadOnlySpan<byte> frame, int headerBytes, out int offset)
    {
        offset = headerBytes;
        return frame.Length < headerBytes ? PacketFate.Malformed : PacketFate.Datagram;
    }
}
