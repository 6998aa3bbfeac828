namespace FastUdp.Messages;

/// <summary>
/// An integer, or the integers of an array, of up to 64 bits as unsigned LEB128: seven bits a byte, small values in one.
/// Negative values take the full length; <see cref="ZigZagAttribute"/> suits them better.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class VarIntAttribute : Attribute;
