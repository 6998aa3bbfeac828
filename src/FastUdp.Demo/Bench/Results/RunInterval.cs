namespace FastUdp.Demo.Bench.Results;

/// <summary>Between what the true value of a figure lies.</summary>
internal sealed record RunInterval
{
    /// <summary>The figure, as the column is called: <c>mpps</c>, <c>rttMicroseconds.p50</c>, <c>nanosecondsEach</c>.</summary>
    public required string Of { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    /// <summary>How sure that is: above 0 and below 100, 95 as a rule.</summary>
    public double? ConfidencePercent { get; init; }
}
