using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace FastUdp;

/// <summary>
/// A peer's IP address and UDP port as a 24-byte value: what a datagram carries instead of an allocated
/// <see cref="IPEndPoint"/>. Equality is three integer comparisons.
/// </summary>
/// <remarks>
/// An IPv4 peer is always an IPv4 address here: endpoints in dual mode translate the IPv4-mapped form
/// (RFC 4291 section 2.5.5.2) on the way in and out. The IPv6 flow label is not kept.
/// </remarks>
public readonly struct RemoteAddress : IEquatable<RemoteAddress>, ISpanFormattable, ISpanParsable<RemoteAddress>
{
    private const ulong IPv4Tag = 4UL << 48;
    private const ulong IPv6Tag = 6UL << 48;

    // The address bytes in network order, read as they lie in memory; an IPv4 address stands alone in _low.
    private readonly ulong _high;
    private readonly ulong _low;

    // Bits 0-31 the scope, 32-47 the port, 48-63 the IP version: one comparison covers all three.
    private readonly ulong _tail;

    private RemoteAddress(ulong high, ulong low, ulong tail)
    {
        _high = high;
        _low = low;
        _tail = tail;
    }

    /// <summary>Makes an address from an <see cref="IPEndPoint"/>; an IPv4-mapped address becomes plain IPv4.</summary>
    /// <exception cref="ArgumentException">The endpoint is neither IPv4 nor IPv6.</exception>
    public RemoteAddress(IPEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        Span<byte> bytes = stackalloc byte[16];
        endPoint.Address.TryWriteBytes(bytes, out int written);
        this = written == 4
            ? FromIPv4(bytes[..4], (ushort)endPoint.Port)
            : FromIPv6(bytes, (uint)endPoint.Address.ScopeId, (ushort)endPoint.Port);
    }

    /// <summary>The UDP port, 0 to 65,535. A datagram may carry source port 0 (RFC 768), which cannot be answered.</summary>
    public int Port => (ushort)(_tail >> 32);

    /// <summary>
    /// <see cref="AddressFamily.InterNetwork"/>, <see cref="AddressFamily.InterNetworkV6"/>, or
    /// <see cref="AddressFamily.Unspecified"/> for the default value, which names no peer.
    /// </summary>
    public AddressFamily AddressFamily => (_tail >> 48) switch
    {
        4 => AddressFamily.InterNetwork,
        6 => AddressFamily.InterNetworkV6,
        _ => AddressFamily.Unspecified,
    };

    /// <summary>The IPv6 scope (the interface index of a link-local address); 0 otherwise.</summary>
    public uint ScopeId => (uint)_tail;

    internal bool IsIPv4 => _tail >> 48 == 4;

    /// <summary>Whether it is a group: 224.0.0.0/4 (RFC 5771) or ff00::/8 (RFC 4291 section 2.7).</summary>
    internal bool IsMulticast => IsIPv4 ? (_low & 0xF0) == 0xE0 : (byte)_high == 0xFF;

    /// <summary>Whether it is an IPv6 address that means something only together with an interface (fe80::/10, ff02::/16, ff01::/16).</summary>
    internal bool NeedsScope => !IsIPv4 && ((_high & 0xC0FF) == 0x80FE || (_high & 0x0FFF) is 0x02FF or 0x01FF);

    /// <summary>Converts an <see cref="IPEndPoint"/>.</summary>
    public static implicit operator RemoteAddress(IPEndPoint endPoint) => new(endPoint);

    /// <summary>Whether two addresses are the same peer.</summary>
    public static bool operator ==(in RemoteAddress left, in RemoteAddress right) =>
        left._low == right._low && left._tail == right._tail && left._high == right._high;

    /// <summary>Whether two addresses are different peers.</summary>
    public static bool operator !=(in RemoteAddress left, in RemoteAddress right) => !(left == right);

    /// <summary>Parses <c>192.0.2.1:1060</c> or <c>[2001:db8::1]:1060</c>. A host name is not looked up.</summary>
    /// <exception cref="FormatException">The text is not an address and port.</exception>
    public static RemoteAddress Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out RemoteAddress address)
            ? address
            : throw new FormatException($"'{s}' is not an address and port such as 192.0.2.1:1060 or [2001:db8::1]:1060.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static RemoteAddress Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Parses an address and port; the port may be left out and is then 0.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out RemoteAddress result)
    {
        bool parsed = IPEndPoint.TryParse(s, out IPEndPoint? endPoint);
        result = parsed ? new RemoteAddress(endPoint!) : default;
        return parsed;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out RemoteAddress)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RemoteAddress result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <summary>Makes the equivalent <see cref="IPEndPoint"/>; this allocates.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which names no peer.</exception>
    public IPEndPoint ToIPEndPoint()
    {
        Span<byte> bytes = stackalloc byte[16];
        return AddressFamily switch
        {
            AddressFamily.InterNetwork => new IPEndPoint(new IPAddress(bytes[..WriteIPv4(bytes)]), Port),
            AddressFamily.InterNetworkV6 => new IPEndPoint(new IPAddress(bytes[..WriteIPv6(bytes)], ScopeId), Port),
            _ => throw new InvalidOperationException("The default RemoteAddress names no peer."),
        };
    }

    /// <summary>The same address with another port: 0 is a key of the host, whatever ports it sends from.</summary>
    /// <param name="port">0 to 65,535; of a larger number the low 16 bits.</param>
    public RemoteAddress WithPort(int port) => new(_high, _low, (_tail & ~(0xFFFFUL << 32)) | ((ulong)(ushort)port << 32));

    /// <inheritdoc/>
    public bool Equals(RemoteAddress other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RemoteAddress other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low, _tail);

    /// <summary>The address and port as text: <c>192.0.2.1:1060</c>, <c>[2001:db8::1]:1060</c>.</summary>
    public override string ToString() => ToString(null, null);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        AddressFamily == AddressFamily.Unspecified ? "(none)" : ToIPEndPoint().ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString();
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    internal static RemoteAddress FromIPv4(ReadOnlySpan<byte> address, ushort port) =>
        new(0, BinaryPrimitives.ReadUInt32LittleEndian(address), IPv4Tag | ((ulong)port << 32));

    /// <summary>Makes an IPv4 address of port 0 from its bytes as they lie on the wire.</summary>
    internal static RemoteAddress FromIPv4(uint address) => new(0, address, IPv4Tag);

    /// <summary>The bytes of an IPv4 address as they lie on the wire.</summary>
    internal uint IPv4Bytes => (uint)_low;

    /// <summary>Reads 16 address bytes; the IPv4-mapped form yields the IPv4 address inside it.</summary>
    internal static RemoteAddress FromIPv6(ReadOnlySpan<byte> address, uint scope, ushort port)
    {
        ulong high = BinaryPrimitives.ReadUInt64LittleEndian(address);
        ulong low = BinaryPrimitives.ReadUInt64LittleEndian(address[8..]);
        bool isMapped = high == 0 && (uint)low == MappedPrefix;
        return isMapped ? FromIPv4(address[12..], port) : new RemoteAddress(high, low, IPv6Tag | ((ulong)port << 32) | scope);
    }

    internal int WriteIPv4(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, (uint)_low);
        return 4;
    }

    /// <summary>Writes 16 address bytes; an IPv4 address takes its IPv4-mapped form.</summary>
    internal int WriteIPv6(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, _high);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], IsIPv4 ? (_low << 32) | MappedPrefix : _low);
        return 16;
    }

    // Bytes 8 to 11 of ::ffff:0:0/96 are 00 00 FF FF.
    private const uint MappedPrefix = 0xFFFF_0000;
}
