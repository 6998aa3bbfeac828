namespace FastUdp.Messages;

/// <summary>The order of the bytes of a number on the wire.</summary>
public enum ByteOrder
{
    /// <summary>The least significant byte first. The default: most machines' own order.</summary>
    LittleEndian,

    /// <summary>The most significant byte first: network order, as the RFCs have it.</summary>
    BigEndian,
}
