namespace FastUdp.Benchmarks.Measuring;

/// <summary>What one run showed.</summary>
/// <param name="SizeBytes">The payload of each datagram.</param>
/// <param name="Datagrams">Datagrams handled (echoes, exchanges) in the window.</param>
/// <param name="Seconds">The window, as the counting thread saw it.</param>
/// <param name="Lost">Datagrams that did not arrive in it.</param>
/// <param name="Allocation">Null for another process.</param>
/// <param name="RoundTrip">Null where none is timed.</param>
internal sealed record Measurement(
    int SizeBytes, long Datagrams, double Seconds, long Lost, Allocation? Allocation, RoundTrip? RoundTrip = null)
{
    public double Mpps => Seconds > 0 ? Datagrams / Seconds / 1e6 : 0;

    public double Gbps => Mpps * SizeBytes * 8 / 1e3;

    public double LossPercent => Datagrams + Lost == 0 ? 100 : 100.0 * Lost / (Datagrams + Lost);
}
