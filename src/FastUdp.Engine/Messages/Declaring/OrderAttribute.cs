namespace FastUdp.Messages;

/// <summary>
/// The place of a field among the fields of its message, where it is not that of the declaration. Either every field
/// has one, all different, or none.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class OrderAttribute(int position) : Attribute
{
    /// <summary>The place: fields go from the lowest to the highest; gaps are allowed.</summary>
    public int Position { get; } = position;
}
