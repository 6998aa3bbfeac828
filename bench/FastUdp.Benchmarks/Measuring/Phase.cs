namespace FastUdp.Benchmarks.Measuring;

/// <summary>What a bounded run is doing.</summary>
internal enum Phase
{
    WarmUp,
    Measure,
    Stop,
}
