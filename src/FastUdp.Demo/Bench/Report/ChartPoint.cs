namespace FastUdp.Demo.Bench.Report;

/// <summary>One point of a line.</summary>
/// <param name="X">Along the axis.</param>
/// <param name="Y">The value.</param>
/// <param name="Label">The point in words, for who points at it and who hears it.</param>
/// <param name="Low">Where the interval of the value begins; null where there is none.</param>
/// <param name="High">Where it ends.</param>
internal sealed record ChartPoint(double X, double Y, string Label, double? Low = null, double? High = null)
{
    /// <summary>Whether it is a figure that the run refuses to quote: drawn hollow.</summary>
    public bool IsHint { get; init; }
}
