namespace FastUdp.Messages;

/// <summary>
/// A string that is likely to have been read before: the reader takes it from <c>StringPool.Shared</c> of
/// CommunityToolkit.HighPerformance, which allocates only what it does not hold yet.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class InternedAttribute : Attribute;
