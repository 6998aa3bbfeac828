namespace FastUdp.Messages;

/// <summary>
/// A field that always holds exactly so much, without a length on the wire: elements of an array or list, bytes of a
/// blob. A string takes so many bytes, padded with zero bytes, which it can therefore not contain.
/// </summary>
/// <remarks>Where what lies in it varies, <see cref="MaxLengthAttribute"/> has its maxima: <c>[FixedLength(2), MaxLength(32)] string[]</c>.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class FixedLengthAttribute(int length) : Attribute
{
    /// <summary>The length, from 1.</summary>
    public int Length { get; } = length;
}
