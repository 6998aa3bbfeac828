namespace FastUdp.Demo.Bench.Report;

/// <summary>Bars from the left, one a line, with what is sure of each.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">The same in a sentence, for who does not see it.</param>
/// <param name="Axis">Above all values.</param>
/// <param name="Bars">At most <see cref="MaxBars"/>.</param>
internal sealed record BarChart(string Title, string Description, Axis Axis, IReadOnlyList<Bar> Bars)
{
    /// <summary>More are in the table only.</summary>
    public const int MaxBars = 40;

    public int Omitted { get; init; }

    /// <summary>A value that is marked, such as a ratio of 1; null for none.</summary>
    public double? Mark { get; init; }
}
