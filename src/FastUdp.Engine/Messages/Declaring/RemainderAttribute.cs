namespace FastUdp.Messages;

/// <summary>A blob that takes everything to the end of the datagram, without a length. Only the last field may.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class RemainderAttribute : Attribute;
