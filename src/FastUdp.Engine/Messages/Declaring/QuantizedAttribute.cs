namespace FastUdp.Messages;

/// <summary>
/// A <see cref="float"/> or <see cref="double"/> of a known range, in as few bits as its precision needs: a bit field
/// (<see cref="BitsAttribute"/>) that holds the number of steps above the minimum.
/// </summary>
/// <param name="min">The lowest value.</param>
/// <param name="max">The highest value.</param>
/// <param name="precision">The size of a step; a value is off by at most half of it. At most 2^32 steps.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class QuantizedAttribute(double min, double max, double precision) : Attribute
{
    /// <summary>The lowest value.</summary>
    public double Min { get; } = min;

    /// <summary>The highest value.</summary>
    public double Max { get; } = max;

    /// <summary>The size of a step.</summary>
    public double Precision { get; } = precision;

    /// <summary>Whether a value outside the range becomes the nearest end; otherwise it is not written. NaN never is.</summary>
    public bool Clamps { get; set; }

    /// <summary>Whether a new group of bit fields begins here, at a whole byte.</summary>
    public bool StartsGroup { get; set; }
}
