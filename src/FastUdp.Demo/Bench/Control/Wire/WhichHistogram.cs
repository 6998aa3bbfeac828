namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>The histograms of a trial.</summary>
internal enum WhichHistogram : byte
{
    Delays = 0,
    Batches = 1,
    Runs = 2,
    Strides = 3,
}
