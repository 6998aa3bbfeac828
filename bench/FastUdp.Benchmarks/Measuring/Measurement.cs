namespace FastUdp.Benchmarks.Measuring;

/// <summary>What one run showed.</summary>
/// <param name="SizeBytes">The payload of each datagram.</param>
/// <param name="Datagrams">Datagrams handled (echoes, exchanges) in the window.</param>
/// <param name="Seconds">The window, as the counting thread saw it.</param>
/// <param name="Lost">Datagrams that did not arrive in it.</param>
/// <param name="Allocation">Null for another process.</param>
/// <param name="RoundTrip">Null where none is timed.</param>
/// <param name="ContentBytes">What the strings and arrays of a message take in memory, on the average; null where there are no messages.</param>
internal sealed record Measurement(
    int SizeBytes, long Datagrams, double Seconds, long Lost, Allocation? Allocation, RoundTrip? RoundTrip = null, double? ContentBytes = null)
{
    /// <summary>Null where nothing is requested.</summary>
    public RequestCounts? Requests { get; init; }

    public double Mpps => Seconds > 0 ? Datagrams / Seconds / 1e6 : 0;

    public double NanosecondsEach => Datagrams > 0 ? Seconds * 1e9 / Datagrams : 0;

    public double Gbps => Mpps * SizeBytes * 8 / 1e3;

    public double LossPercent => Datagrams + Lost == 0 ? 100 : 100.0 * Lost / (Datagrams + Lost);
}
