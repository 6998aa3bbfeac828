namespace FastUdp.Demo.Bench.Search;

/// <summary>The answer to one goal of a search.</summary>
/// <param name="LossLimit">The share of datagrams that the goal lets be lost.</param>
/// <param name="Rate">
/// The highest rate that was held, confirmed by repetition; null where none was: even the lowest failed, or nothing is settled.
/// </param>
/// <param name="FailedRate">The lowest rate that failed; null where none did.</param>
/// <param name="End">What bounds it from above.</param>
internal sealed record SearchFinding(double LossLimit, long? Rate, long? FailedRate, SearchEnd End)
{
    /// <summary>The highest rate that has passed below it, confirmed or not yet; null where none has, and where the answer is settled.</summary>
    public long? PassedRate { get; init; }
}
