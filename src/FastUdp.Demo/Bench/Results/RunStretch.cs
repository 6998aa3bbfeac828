namespace FastUdp.Demo.Bench.Results;

/// <summary>Some seconds of a trial together.</summary>
internal sealed record RunStretch
{
    /// <summary>How many.</summary>
    public required int Seconds { get; init; }

    /// <summary>Millions of datagrams a second that arrived.</summary>
    public required double Mpps { get; init; }

    public double? LossPercent { get; init; }

    /// <summary>The median of the seconds' 99th percentiles.</summary>
    public double? P99Microseconds { get; init; }
}
