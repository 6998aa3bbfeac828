namespace FastUdp.Messages;

/// <summary>
/// Bytes without a meaning: written as zeros, ignored when read. On a field they stand before it, on a message type at
/// its end.
/// </summary>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Struct | AttributeTargets.Class,
    Inherited = false)]
public sealed class ReservedAttribute(int bytes) : Attribute
{
    /// <summary>How many bytes, at least 1.</summary>
    public int Bytes { get; } = bytes;
}
