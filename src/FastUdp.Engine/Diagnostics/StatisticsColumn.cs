namespace FastUdp.Diagnostics;

/// <summary>One figure of a snapshot: a measurement of an instrument.</summary>
/// <param name="Value">The value of the instrument's own attribute; null where it has none.</param>
/// <param name="Read">Reads the figure; null where the platform does not say.</param>
internal sealed record StatisticsColumn<TStatistics>(string? Value, Func<TStatistics, long?> Read);
