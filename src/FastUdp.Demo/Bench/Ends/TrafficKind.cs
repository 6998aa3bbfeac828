namespace FastUdp.Demo.Bench.Ends;

/// <summary>Which way the test datagrams of a trial go.</summary>
internal enum TrafficKind
{
    /// <summary>To the far end, which counts them.</summary>
    OneWay,

    /// <summary>To the far end, which sends each back, and the near end counts them.</summary>
    Echo,
}
