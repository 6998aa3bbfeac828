namespace FastUdp.Capture;

/// <summary>Reads the body of one pcapng block after the other. It keeps what a section says of its interfaces, and counts what it skips.</summary>
internal sealed class PcapngDecoder(PcapngFormat format)
{
    // More than any capture has: what a hostile file makes this keep must be bounded.
    private const int MaxInterfaces = 65_536;

    private readonly List<CaptureInterface> _interfaces = [];
    private readonly long[] _packets = new long[Enum.GetValues<PacketFate>().Length];
    private long _unknownBlocks;

    public CaptureReaderStatistics Statistics => new()
    {
        Datagrams = _packets[(int)PacketFate.Datagram],
        NotUdp = _packets[(int)PacketFate.NotUdp],
        Fragments = _packets[(int)PacketFate.Fragment],
        Malformed = _packets[(int)PacketFate.Malformed],
        UnknownLinks = _packets[(int)PacketFate.UnknownLink],
        UnknownBlocks = _unknownBlocks,
    };

    /// <summary>Reads a block; true when it holds a datagram.</summary>
    /// <param name="block">The whole block; the payload is a part of it.</param>
    /// <param name="offset">Where it begins, for the error.</param>
    /// <param name="datagram">The datagram.</param>
    /// <exception cref="InvalidDataException">The block contradicts itself, or the section.</exception>
    public bool TryRead(ReadOnlyMemory<byte> block, long offset, out CapturedDatagram datagram)
    {
        datagram = default;
        ReadOnlySpan<byte> bytes = block.Span;
        uint repeated = format.ReadUInt32(bytes[^sizeof(uint)..]);
        if (repeated != bytes.Length)
            throw new InvalidDataException($"The block at offset {offset:N0} is {bytes.Length:N0} bytes long and ends with the length {repeated:N0}.");

        ReadOnlyMemory<byte> body = block[Pcapng.HeaderBytes..^sizeof(uint)];
        switch (format.ReadUInt32(bytes))
        {
            case Pcapng.SectionHeader:
                ReadSection(body.Span, offset);
                return false;
            case Pcapng.InterfaceDescription:
                ReadInterface(body.Span, offset);
                return false;
            case Pcapng.EnhancedPacket:
                return TryReadEnhancedPacket(body, offset, out datagram);
            case Pcapng.SimplePacket:
                return TryReadSimplePacket(body, offset, out datagram);
            default:
                _unknownBlocks++;
                return false;
        }
    }

    private void ReadSection(ReadOnlySpan<byte> body, long offset)
    {
        Require(body, 16, offset, "section header");
        ushort major = format.ReadUInt16(body[4..]);
        if (major != Pcapng.MajorVersion)
            throw new InvalidDataException($"The section at offset {offset:N0} is of version {major}: {Pcapng.MajorVersion} is read here.");
        _interfaces.Clear();
    }

    private void ReadInterface(ReadOnlySpan<byte> body, long offset)
    {
        Require(body, 8, offset, "interface description");
        if (_interfaces.Count == MaxInterfaces)
            throw new InvalidDataException($"The interface at offset {offset:N0} is one more than the limit of {MaxInterfaces:N0}.");
        ulong units = CaptureInterface.DefaultUnitsPerSecond;
        long offsetSeconds = 0;
        var options = new PcapngOptions(format, body[8..], offset);
        while (options.MoveNext())
        {
            if (options is { Code: Pcapng.InterfaceResolution, Value.Length: >= 1 })
                units = UnitsOf(options.Value[0], offset);
            else if (options is { Code: Pcapng.InterfaceTimeOffset, Value.Length: >= sizeof(long) })
                offsetSeconds = format.ReadInt64(options.Value);
        }
        _interfaces.Add(new CaptureInterface(format.ReadUInt16(body), format.ReadUInt32(body[4..]), units, offsetSeconds));
    }

    private static ulong UnitsOf(byte resolution, long offset)
    {
        ulong units = CaptureInterface.UnitsOf(resolution);
        return units != 0
            ? units
            : throw new InvalidDataException($"The interface at offset {offset:N0} has the time resolution 0x{resolution:X2}, finer than 64 bits can count.");
    }

    private bool TryReadEnhancedPacket(ReadOnlyMemory<byte> body, long offset, out CapturedDatagram datagram)
    {
        const int FixedBytes = 20;
        ReadOnlySpan<byte> bytes = body.Span;
        Require(bytes, FixedBytes, offset, "packet");
        CaptureInterface source = InterfaceAt(format.ReadUInt32(bytes), offset);
        ulong timestamp = ((ulong)format.ReadUInt32(bytes[4..]) << 32) | format.ReadUInt32(bytes[8..]);
        uint captured = format.ReadUInt32(bytes[12..]);
        if (captured > bytes.Length - FixedBytes)
            throw new InvalidDataException(
                $"The packet at offset {offset:N0} gives its captured length as {captured:N0} bytes: {bytes.Length - FixedBytes:N0} are left of its block.");

        int optionsAt = FixedBytes + Pcapng.Pad((int)captured);
        uint flags = ReadFlags(optionsAt < bytes.Length ? bytes[optionsAt..] : [], offset);
        return TryReadPacket(source.LinkType, body.Slice(FixedBytes, (int)captured), out datagram)
            && Complete(ref datagram, source.ToUnixNanoseconds(timestamp), flags);
    }

    private uint ReadFlags(ReadOnlySpan<byte> bytes, long offset)
    {
        var options = new PcapngOptions(format, bytes, offset);
        return options.Find(Pcapng.PacketFlags, sizeof(uint)) ? format.ReadUInt32(options.Value) : 0;
    }

    private static bool Complete(ref CapturedDatagram datagram, long unixNanoseconds, uint flags)
    {
        uint direction = flags & Pcapng.DirectionMask;
        datagram = datagram with
        {
            UnixNanoseconds = unixNanoseconds,
            Direction = direction <= (uint)CaptureDirection.Outbound ? (CaptureDirection)direction : CaptureDirection.Unknown,
        };
        return true;
    }

    private bool TryReadSimplePacket(ReadOnlyMemory<byte> body, long offset, out CapturedDatagram datagram)
    {
        Require(body.Span, sizeof(uint), offset, "simple packet");
        CaptureInterface source = InterfaceAt(0, offset);
        uint captured = format.ReadUInt32(body.Span);
        if (source.MostBytes > 0)
            captured = Math.Min(captured, source.MostBytes);
        int left = body.Length - sizeof(uint);
        if (captured > left)
            throw new InvalidDataException($"The packet at offset {offset:N0} gives its length as {captured:N0} bytes: {left:N0} are left of its block.");
        return TryReadPacket(source.LinkType, body.Slice(sizeof(uint), (int)captured), out datagram);
    }

    private bool TryReadPacket(ushort linkType, ReadOnlyMemory<byte> packet, out CapturedDatagram datagram)
    {
        datagram = default;
        PacketFate fate = LinkFrame.Find(linkType, packet.Span, out int ipOffset);
        UdpPacket udp = default;
        if (fate == PacketFate.Datagram)
            fate = UdpPacket.Read(packet.Span[ipOffset..], out udp);
        _packets[(int)fate]++;
        if (fate != PacketFate.Datagram)
            return false;

        ReadOnlyMemory<byte> payload = packet[(ipOffset + udp.PayloadOffset)..];
        datagram = new CapturedDatagram
        {
            Source = udp.Source,
            Destination = udp.Destination,
            Payload = payload[..Math.Min(payload.Length, udp.PayloadBytes)],
            OriginalLength = udp.PayloadBytes,
        };
        return true;
    }

    private CaptureInterface InterfaceAt(uint index, long offset) => index < _interfaces.Count
        ? _interfaces[(int)index]
        : throw new InvalidDataException($"The packet at offset {offset:N0} is of interface {index:N0}: the section has {_interfaces.Count:N0}.");

    private static void Require(ReadOnlySpan<byte> body, int leastBytes, long offset, string what)
    {
        if (body.Length < leastBytes)
            throw new InvalidDataException($"The {what} at offset {offset:N0} has a body of {body.Length:N0} bytes: it must have {leastBytes} at least.");
    }
}
