namespace FastUdp.Messages;

/// <summary>A field or property that is not part of the message. The reader leaves it at its default.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class NotOnWireAttribute : Attribute;
