namespace FastUdp.Messages;

/// <summary>
/// A bool, integer or enum in so many bits. Neighbouring bit fields share a group of at most 64 bits, which ends at a
/// whole byte; spare bits are zero, and ignored when read.
/// </summary>
/// <remarks>
/// The first field takes the lowest bits of a little-endian group and the highest bits of a big-endian one, as the
/// diagrams of the RFCs read. A value that does not fit is not written.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class BitsAttribute(int width) : Attribute
{
    /// <summary>The width in bits, 1 to that of the type.</summary>
    public int Width { get; } = width;

    /// <summary>Whether a new group begins here, at a whole byte.</summary>
    public bool StartsGroup { get; set; }
}
