namespace FastUdp.Messages;

/// <summary>The byte order of one field, or of the elements of one, where it differs from the message's.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ByteOrderAttribute(ByteOrder order) : Attribute
{
    /// <summary>The order.</summary>
    public ByteOrder Order { get; } = order;
}
