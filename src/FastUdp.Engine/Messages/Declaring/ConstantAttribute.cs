namespace FastUdp.Messages;

/// <summary>
/// A bool, integer or enum that always has this value on the wire: it is written whatever the member holds, and a
/// datagram with another value is refused.
/// </summary>
/// <remarks>
/// Unlike other fields it may also be a computed property (<c>uint Cookie => 0x2112A442;</c>), which nothing stores.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ConstantAttribute : Attribute
{
    /// <summary>A value that may be negative.</summary>
    public ConstantAttribute(long value) => Bits = unchecked((ulong)value);

    /// <summary>A value beyond the range of <see cref="long"/>.</summary>
    public ConstantAttribute(ulong value) => Bits = value;

    /// <summary>The value as 64 bits of two's complement.</summary>
    public ulong Bits { get; }
}
