namespace FastUdp.Messages;

/// <summary>
/// A nested message, or nested messages of an array, with its length before it, so that it can be appended to later:
/// without it a nested message stands inline, and its layout is part of the outer one's.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class LengthPrefixedAttribute : Attribute;
