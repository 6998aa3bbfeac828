namespace FastUdp.Samples.MetricsSink;

/// <summary>What a value means.</summary>
public enum MetricKind
{
    /// <summary>Something happened so many times: values add up.</summary>
    Counter,

    /// <summary>Something is so much: the last value holds.</summary>
    Gauge,

    /// <summary>Something took so many milliseconds: the mean and the longest tell.</summary>
    Time,
}
