namespace FastUdp.Demo.Bench.Runs;

/// <summary>A kind of measurement that repeated trials of one sort make.</summary>
internal enum WorkKind
{
    /// <summary>One way, as much as can be sent or at a rate: how much arrives.</summary>
    Throughput,

    /// <summary>There and back, a window of datagrams or at a rate: how much returns.</summary>
    Echo,

    /// <summary>There and back, one at a time or at a rate: how long it takes.</summary>
    Latency,
}
