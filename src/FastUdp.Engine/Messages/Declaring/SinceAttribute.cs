namespace FastUdp.Messages;

/// <summary>
/// A field appended in a later version of its message. A datagram that ends before it is complete: it, and all after
/// it, take the defaults of their types. Newer fields than the reader knows are ignored.
/// </summary>
/// <param name="version">From 2, and never lower than that of the field before. Fields of one version come together.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class SinceAttribute(int version) : Attribute
{
    /// <summary>The version that brought the field.</summary>
    public int Version { get; } = version;
}
