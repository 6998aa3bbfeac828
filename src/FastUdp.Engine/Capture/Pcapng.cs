namespace FastUdp.Capture;

/// <summary>The constants of the pcapng format (draft-ietf-opsawg-pcapng) and of the link types (draft-ietf-opsawg-pcaplinktype) in use here.</summary>
internal static class Pcapng
{
    // Block types. That of a section header reads the same in both byte orders.
    public const uint SectionHeader = 0x0A0D0D0A;
    public const uint InterfaceDescription = 1;
    public const uint SimplePacket = 3;
    public const uint EnhancedPacket = 6;

    public const uint ByteOrderMagic = 0x1A2B3C4D;
    public const ushort MajorVersion = 1;

    // Options: those of every block, of a section header, of an interface description, and of an enhanced packet.
    public const ushort EndOfOptions = 0;
    public const ushort SectionApplication = 4;
    public const ushort InterfaceName = 2;
    public const ushort InterfaceResolution = 9;
    public const ushort InterfaceTimeOffset = 14;
    public const ushort PacketFlags = 2;

    /// <summary>The bits of <see cref="PacketFlags"/> that hold a <see cref="CaptureDirection"/>.</summary>
    public const uint DirectionMask = 3;

    /// <summary>Type and length before the body, the length once more behind it.</summary>
    public const int FrameBytes = 12;

    /// <summary>Before the body.</summary>
    public const int HeaderBytes = 8;

    /// <summary>Code and length of an option.</summary>
    public const int OptionHeaderBytes = 4;

    public const ushort LinkNull = 0;
    public const ushort LinkEthernet = 1;
    public const ushort LinkRaw = 101;
    public const ushort LinkLoop = 108;
    public const ushort LinkLinuxCooked = 113;
    public const ushort LinkIPv4 = 228;
    public const ushort LinkIPv6 = 229;
    public const ushort LinkLinuxCooked2 = 276;

    /// <summary>Blocks and options are filled up to whole words of 32 bits.</summary>
    public static int Pad(int bytes) => (bytes + 3) & ~3;
}
