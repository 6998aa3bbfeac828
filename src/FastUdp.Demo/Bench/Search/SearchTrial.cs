namespace FastUdp.Demo.Bench.Search;

/// <summary>What to try next.</summary>
/// <param name="Rate">Datagrams a second.</param>
/// <param name="Duration">How long.</param>
/// <param name="IsConfirmation">Whether it confirms a rate that the search has found.</param>
internal readonly record struct SearchTrial(long Rate, TimeSpan Duration, bool IsConfirmation);
