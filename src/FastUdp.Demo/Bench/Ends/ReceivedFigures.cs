using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>What the end that counts has counted in one trial.</summary>
internal sealed record ReceivedFigures
{
    public required ReceptionCounts Counts { get; init; }

    /// <summary>From the first arrival to the last; zero where there were not two.</summary>
    public required TimeSpan Span { get; init; }

    /// <summary>The nanoseconds since each datagram was meant to leave: one way, or there and back. Null where the clocks are not one.</summary>
    public required LatencyHistogram? Delays { get; init; }

    public required IReadOnlyList<SecondFigures> Seconds { get; init; }

    public required BatchShape Shape { get; init; }
}
