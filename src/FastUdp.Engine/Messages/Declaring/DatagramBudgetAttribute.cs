namespace FastUdp.Messages;

/// <summary>The most bytes any message of the assembly may take, where it does not name its own budget.</summary>
/// <param name="bytes">1 to 65,527; <see cref="WireBudget"/> has the usual ones. Without the attribute it is 1,472.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class DatagramBudgetAttribute(int bytes) : Attribute
{
    /// <summary>The budget in bytes.</summary>
    public int Bytes { get; } = bytes;
}
