namespace FastUdp.Demo.Bench.Results;

/// <summary>What each trial showed of the figure that a row quotes or refuses to quote.</summary>
internal sealed record RunTrials
{
    /// <summary>The figure, as the column is called; the values are in its unit.</summary>
    public required string Of { get; init; }

    /// <summary>In the order of the rounds, without trials that were cut short.</summary>
    public required IReadOnlyList<double> Values { get; init; }
}
