namespace FastUdp.Benchmarks.Compare;

/// <summary>A column of the table.</summary>
/// <param name="Head">What stands above it.</param>
/// <param name="Cell">What it says of a row.</param>
/// <param name="IsText">Whether it is text, and aligned so.</param>
internal sealed record Column(string Head, Func<Row, string> Cell, bool IsText = false);
