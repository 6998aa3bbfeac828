using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>What a session has measured.</summary>
internal sealed record StampReport
{
    private const double NanosecondsPerMicrosecond = 1_000;

    public required long Sent { get; init; }

    /// <summary>Packets the system refused to send.</summary>
    public required long Unsent { get; init; }

    public required long Received { get; init; }

    public long Lost => Sent - Received;

    public double LossPercent => 100.0 * Lost / Math.Max(1, Sent);

    /// <summary>Of the lost those on the way there and those on the way back; null where the reflector does not tell. Others may be of either.</summary>
    public required (long Forward, long Backward)? LostByWay { get; init; }

    public required long Repeated { get; init; }

    public required long Reordered { get; init; }

    public required long Unexpected { get; init; }

    public required long Malformed { get; init; }

    public required RoundTripFigures RoundTrip { get; init; }

    /// <summary>There and back; null without a common clock, where each would be off by the clocks' difference.</summary>
    public required (RoundTripFigures Forward, RoundTripFigures Backward)? OneWay { get; init; }

    /// <summary>One-way delays below zero, counted as 0: the clocks are not one.</summary>
    public required long Negative { get; init; }

    public required double ForwardJitterMicroseconds { get; init; }

    public required double BackwardJitterMicroseconds { get; init; }

    public required (byte Least, byte Most) HopLimits { get; init; }

    public required bool HasKernelTimes { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public static StampReport Of(StampPlan plan, StampTally tally, long sent, long unsent, TimeSpan elapsed) => new()
    {
        Sent = sent,
        Unsent = unsent,
        Received = tally.Received,
        LostByWay = TellsWays(plan, tally, sent) ? WaysOf(tally.Loss, sent - tally.Received) : null,
        Repeated = tally.Repeated,
        Reordered = tally.Reordered,
        Unexpected = tally.Unexpected,
        Malformed = tally.Malformed,
        RoundTrip = FiguresOf(tally.RoundTrips),
        OneWay = plan.SharesClock ? (FiguresOf(tally.Forward), FiguresOf(tally.Backward)) : null,
        Negative = plan.SharesClock ? tally.Negative : 0,
        ForwardJitterMicroseconds = tally.ForwardJitterNanoseconds / NanosecondsPerMicrosecond,
        BackwardJitterMicroseconds = tally.BackwardJitterNanoseconds / NanosecondsPerMicrosecond,
        HopLimits = tally.HopLimits,
        HasKernelTimes = tally.HasKernelTimes,
        Elapsed = elapsed,
    };

    /// <summary>A reflector that echoes numbers looks like one that missed none: its losses are of either way.</summary>
    private static bool TellsWays(StampPlan plan, StampTally tally, long sent) =>
        plan.IsStateful || tally.Loss.IsNumbered || tally.Received == sent;

    /// <summary>No more than were lost: the answer to a copy may be under way yet, or be lost itself, and its packet has an answer.</summary>
    private static (long Forward, long Backward) WaysOf(LossByWay loss, long lost)
    {
        long forward = Math.Min(loss.Forward, lost);
        return (forward, Math.Min(loss.Backward, lost - forward));
    }

    private static RoundTripFigures FiguresOf(LatencyHistogram nanoseconds) => new(
        nanoseconds.Percentile(0.5) / NanosecondsPerMicrosecond,
        nanoseconds.Percentile(0.9) / NanosecondsPerMicrosecond,
        nanoseconds.Percentile(0.99) / NanosecondsPerMicrosecond,
        nanoseconds.Percentile(0.999) / NanosecondsPerMicrosecond,
        nanoseconds.Maximum / NanosecondsPerMicrosecond);
}
