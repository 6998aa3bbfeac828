namespace FastUdp.Messages;

/// <summary>
/// A signed integer, or the integers of an array, of up to 64 bits as LEB128 with the sign in the lowest bit, so that small
/// values of either sign take one byte.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ZigZagAttribute : Attribute;
