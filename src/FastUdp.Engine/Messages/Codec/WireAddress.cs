using System.Buffers.Binary;
using System.ComponentModel;
using System.Net;
using System.Net.Sockets;

namespace FastUdp.Messages;

/// <summary>
/// IP addresses on the wire: a byte 4 or 6, the address in network order, and for IPv6 the scope; a remote has its port
/// after the address. The byte 0 alone is the default remote. Generated code uses it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class WireAddress
{
    /// <summary>The most an address takes: a byte, 16 of the address, 4 of the scope.</summary>
    public const int MaxAddressBytes = 21;

    /// <summary>The most a remote takes: an address and a port.</summary>
    public const int MaxRemoteBytes = 23;

    private const byte IPv4Tag = 4;
    private const byte IPv6Tag = 6;

    /// <summary>The size of an address.</summary>
    public static int SizeOf(IPAddress? address) =>
        address is null || address.AddressFamily == AddressFamily.InterNetwork ? 5 : MaxAddressBytes;

    /// <summary>The size of a remote.</summary>
    public static int SizeOf(in RemoteAddress remote) => remote.AddressFamily switch
    {
        AddressFamily.InterNetwork => 7,
        AddressFamily.InterNetworkV6 => MaxRemoteBytes,
        _ => 1,
    };

    /// <summary>Writes an address.</summary>
    public static bool TryWrite(ref WireWriter writer, IPAddress? address, ByteOrder order, scoped ref WireFault fault)
    {
        if (address is null)
            return WireFault.Raise(out fault, WireFaultReason.Missing, null, 0, 0);
        if (!writer.TryTake(SizeOf(address), out Span<byte> place, ref fault))
            return false;
        address.TryWriteBytes(place.Slice(1), out int written);
        place[0] = written == 4 ? IPv4Tag : IPv6Tag;
        if (written == 16)
            WriteUInt32(place.Slice(17), (uint)address.ScopeId, order);
        return true;
    }

    /// <summary>Reads an address.</summary>
    public static bool TryRead(ref WireReader reader, ByteOrder order, out IPAddress address, scoped ref WireFault fault)
    {
        address = IPAddress.None;
        if (!reader.TryTake(1, out ReadOnlySpan<byte> tag, ref fault))
            return false;
        switch (tag[0])
        {
            case IPv4Tag:
                if (!reader.TryTake(4, out ReadOnlySpan<byte> ipv4, ref fault))
                    return false;
                address = new IPAddress(ipv4);
                return true;
            case IPv6Tag:
                if (!reader.TryTake(20, out ReadOnlySpan<byte> ipv6, ref fault))
                    return false;
                address = new IPAddress(ipv6.Slice(0, 16), ReadUInt32(ipv6.Slice(16), order));
                return true;
            default:
                return WireFault.Raise(out fault, WireFaultReason.OutOfRange, null, tag[0], IPv6Tag);
        }
    }

    /// <summary>Writes a remote.</summary>
    public static bool TryWrite(ref WireWriter writer, in RemoteAddress remote, ByteOrder order, scoped ref WireFault fault)
    {
        if (!writer.TryTake(SizeOf(remote), out Span<byte> place, ref fault))
            return false;
        switch (place.Length)
        {
            case 1:
                place[0] = 0;
                break;
            case 7:
                place[0] = IPv4Tag;
                remote.WriteIPv4(place.Slice(1));
                WriteUInt16(place.Slice(5), (ushort)remote.Port, order);
                break;
            default:
                place[0] = IPv6Tag;
                remote.WriteIPv6(place.Slice(1));
                WriteUInt16(place.Slice(17), (ushort)remote.Port, order);
                WriteUInt32(place.Slice(19), remote.ScopeId, order);
                break;
        }
        return true;
    }

    /// <summary>Reads a remote. An IPv4-mapped address becomes plain IPv4, as everywhere.</summary>
    public static bool TryRead(ref WireReader reader, ByteOrder order, out RemoteAddress remote, scoped ref WireFault fault)
    {
        remote = default;
        if (!reader.TryTake(1, out ReadOnlySpan<byte> tag, ref fault))
            return false;
        switch (tag[0])
        {
            case 0:
                return true;
            case IPv4Tag:
                if (!reader.TryTake(6, out ReadOnlySpan<byte> ipv4, ref fault))
                    return false;
                remote = RemoteAddress.FromIPv4(ipv4, ReadUInt16(ipv4.Slice(4), order));
                return true;
            case IPv6Tag:
                if (!reader.TryTake(22, out ReadOnlySpan<byte> ipv6, ref fault))
                    return false;
                remote = RemoteAddress.FromIPv6(ipv6, ReadUInt32(ipv6.Slice(18), order), ReadUInt16(ipv6.Slice(16), order));
                return true;
            default:
                return WireFault.Raise(out fault, WireFaultReason.OutOfRange, null, tag[0], IPv6Tag);
        }
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> source, ByteOrder order) => order == ByteOrder.BigEndian
        ? BinaryPrimitives.ReadUInt16BigEndian(source)
        : BinaryPrimitives.ReadUInt16LittleEndian(source);

    private static uint ReadUInt32(ReadOnlySpan<byte> source, ByteOrder order) => order == ByteOrder.BigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(source)
        : BinaryPrimitives.ReadUInt32LittleEndian(source);

    private static void WriteUInt16(Span<byte> destination, ushort value, ByteOrder order)
    {
        if (order == ByteOrder.BigEndian)
            BinaryPrimitives.WriteUInt16BigEndian(destination, value);
        else
            BinaryPrimitives.WriteUInt16LittleEndian(destination, value);
    }

    private static void WriteUInt32(Span<byte> destination, uint value, ByteOrder order)
    {
        if (order == ByteOrder.BigEndian)
            BinaryPrimitives.WriteUInt32BigEndian(destination, value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(destination, value);
    }
}
