namespace FastUdp.Diagnostics;

/// <summary>One series as it was at one collection.</summary>
internal readonly record struct CollectedSeries(SeriesName Name, Figures Figures);
