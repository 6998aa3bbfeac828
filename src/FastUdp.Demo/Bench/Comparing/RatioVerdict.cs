namespace FastUdp.Demo.Bench.Comparing;

/// <summary>What the intervals allow to be said of a ratio.</summary>
internal enum RatioVerdict
{
    /// <summary>It may be 1: no difference is shown.</summary>
    Same,

    Better,

    Worse,
}
