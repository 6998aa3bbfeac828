namespace FastUdp.Benchmarks.Measuring;

/// <summary>What a work is judged by.</summary>
internal enum Merit
{
    /// <summary>Datagrams a second.</summary>
    Rate,

    /// <summary>The median round trip; less is better.</summary>
    RoundTrip,

    /// <summary>The time of one operation; less is better.</summary>
    Time,
}
