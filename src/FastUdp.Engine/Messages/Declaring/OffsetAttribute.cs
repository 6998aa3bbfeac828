namespace FastUdp.Messages;

/// <summary>
/// The byte a field begins at, counted from the first byte after the identifier. A gap before it is reserved: written
/// as zeros, ignored when read. Fields without the attribute follow the field before them.
/// </summary>
/// <remarks>No field of variable length may come before it, and no two fields may overlap.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class OffsetAttribute(int bytes) : Attribute
{
    /// <summary>The offset in bytes, from 0.</summary>
    public int Bytes { get; } = bytes;
}
