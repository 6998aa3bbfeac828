namespace FastUdp.Messages;

/// <summary>
/// An array, list or blob whose length stands in an earlier integer field of the message instead of before its first
/// element, as foreign formats often have it. <see cref="MaxLengthAttribute"/> is still required.
/// </summary>
/// <remarks>A message whose two fields disagree is not written.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class CountedByAttribute(string field) : Attribute
{
    /// <summary>The name of the field that holds the length, in elements.</summary>
    public string Field { get; } = field;
}
