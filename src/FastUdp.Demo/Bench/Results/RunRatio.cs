namespace FastUdp.Demo.Bench.Results;

/// <summary>A figure of a row by the same figure of another configuration, taken within the rounds in which they took turns.</summary>
internal sealed record RunRatio
{
    /// <summary>The subject of the other row: what this one is divided by.</summary>
    public required string To { get; init; }

    /// <summary>The figure, as the column is called.</summary>
    public required string Of { get; init; }

    /// <summary>The median of the ratios of each round.</summary>
    public required double Median { get; init; }

    /// <summary>Between what it lies; null where one round is all there is.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>How sure that is: what so many rounds reach.</summary>
    public double? ConfidencePercent { get; init; }
}
