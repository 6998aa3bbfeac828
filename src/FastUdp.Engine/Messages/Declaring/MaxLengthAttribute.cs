namespace FastUdp.Messages;

/// <summary>
/// The most a field of variable length may hold: UTF-8 bytes of a string, bytes of a blob, elements of an array or list.
/// A longer one is neither written nor read. Required wherever a length varies.
/// </summary>
/// <remarks>Where lengths nest, one maximum a level, from the outside: <c>[MaxLength(8, 32)] string[]</c> is at most 8 strings of 32 bytes.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MaxLengthAttribute(int length, params int[] inner) : Attribute
{
    /// <summary>The maximum of the field itself, from 1.</summary>
    public int Length { get; } = length;

    /// <summary>The maxima of what lies in it, level by level.</summary>
    public IReadOnlyList<int> Inner { get; } = inner;
}
