namespace FastUdp.Demo.Bench.Results;

/// <summary>One second of a result.</summary>
internal sealed record RunSecond
{
    /// <summary>Which, from 0. Each is greater than the one before; one that is not there was not measured.</summary>
    public required int Second { get; init; }

    /// <summary>Millions of datagrams that arrived in it.</summary>
    public required double Mpps { get; init; }

    public double? LossPercent { get; init; }

    /// <summary>Of the times that ended in it.</summary>
    public double? P99Microseconds { get; init; }
}
