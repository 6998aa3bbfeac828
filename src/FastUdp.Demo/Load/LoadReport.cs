namespace FastUdp.Demo.Load;

/// <summary>What a load showed. Counts are of the whole run, rates and round trips of its measured time.</summary>
internal sealed record LoadReport
{
    public required int DatagramBytes { get; init; }

    public required int Window { get; init; }

    public required TimeSpan MeasuredTime { get; init; }

    public required long Sent { get; init; }

    /// <summary>Replies equal to what was sent, each counted once: sent = received + lost.</summary>
    public required long Received { get; init; }

    public required long Lost { get; init; }

    public required long Reordered { get; init; }

    public required long Duplicated { get; init; }

    public required long Corrupted { get; init; }

    /// <summary>Replies that came too late to be told from duplicates; their datagrams count as lost.</summary>
    public required long Late { get; init; }

    public required double EchoesPerSecond { get; init; }

    public required RoundTripFigures RoundTrip { get; init; }

    /// <summary>What the process allocated in the measured time, for each echo in it.</summary>
    public required double AllocatedBytesPerEcho { get; init; }

    /// <summary>Garbage collections of the process in the measured time.</summary>
    public required int Collections { get; init; }

    public double LossPercent => Sent == 0 ? 0 : 100.0 * Lost / Sent;

    /// <summary>Payload that went there and back, counted once.</summary>
    public double BytesPerSecond => EchoesPerSecond * DatagramBytes;

    public static LoadReport Of(LoadTraffic traffic, AllocationMeter meter)
    {
        InFlightWindow window = traffic.Window;
        return new LoadReport
        {
            DatagramBytes = window.DatagramBytes,
            Window = window.Capacity,
            MeasuredTime = traffic.MeasuredTime,
            Sent = window.Sent,
            Received = window.Received,
            Lost = window.Lost,
            Reordered = window.Reordered,
            Duplicated = window.Duplicated,
            Corrupted = window.Corrupted,
            Late = window.Late,
            EchoesPerSecond = traffic.MeasuredCount / traffic.MeasuredTime.TotalSeconds,
            RoundTrip = RoundTripFigures.Of(window.RoundTrips),
            AllocatedBytesPerEcho = (double)meter.AllocatedBytes / Math.Max(1, traffic.MeasuredCount),
            Collections = meter.Collections,
        };
    }
}
