namespace FastUdp.Demo.Bench.Report;

/// <summary>One line of a chart: what a subject showed.</summary>
internal sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points);
