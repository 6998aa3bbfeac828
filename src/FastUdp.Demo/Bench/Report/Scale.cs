namespace FastUdp.Demo.Bench.Report;

/// <summary>From values to places along an axis: 0 where it begins, 1 where it ends.</summary>
internal abstract class Scale
{
    /// <summary>What is less is drawn as nothing: a billionth of any unit here, and far from where powers of ten end.</summary>
    protected const double Least = 1e-9;

    /// <summary>Where the axis has a line and a number, in rising order.</summary>
    public required IReadOnlyList<double> Ticks { get; init; }

    public abstract double At(double value);
}
