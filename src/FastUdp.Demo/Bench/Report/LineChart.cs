namespace FastUdp.Demo.Bench.Report;

/// <summary>Lines over an axis.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">The same in a sentence, for who does not see it.</param>
/// <param name="X">Below.</param>
/// <param name="Y">At the left.</param>
/// <param name="Lines">At most <see cref="MaxLines"/>.</param>
internal sealed record LineChart(string Title, string Description, Axis X, Axis Y, IReadOnlyList<ChartLine> Lines)
{
    /// <summary>More cannot be told apart.</summary>
    public const int MaxLines = 16;

    /// <summary>How many lines there would have been beyond the limit; the tables have them.</summary>
    public int Omitted { get; init; }

    /// <summary>A place on the horizontal axis that is marked; null for none.</summary>
    public (double At, string Label)? Edge { get; init; }

    /// <summary>Whether each point is marked, or there are too many.</summary>
    public bool HasMarkers { get; init; } = true;
}
