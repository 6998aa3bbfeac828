namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>The JSON of one test of iperf3 3.x, either side's, as far as it is read here (cJSON output of <c>iperf_api.c</c>). Null is what is not there.</summary>
internal sealed record Iperf3File
{
    public Iperf3Start? Start { get; init; }

    public IReadOnlyList<Iperf3Interval>? Intervals { get; init; }

    public Iperf3End? End { get; init; }

    /// <summary>Why there are no results.</summary>
    public string? Error { get; init; }

    /// <summary>The other side's, with <c>--get-server-output</c>.</summary>
    public Iperf3File? ServerOutputJson { get; init; }
}
