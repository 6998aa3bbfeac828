namespace FastUdp.Demo.Bench.Results;

/// <summary>How a long trial began and how it ended: its first tenth and its last.</summary>
internal sealed record RunDrift
{
    public required RunStretch First { get; init; }

    public required RunStretch Last { get; init; }
}
