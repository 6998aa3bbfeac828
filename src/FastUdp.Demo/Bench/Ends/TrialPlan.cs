using FastUdp.Demo.Bench.Rates;
using FastUdp.Impairment;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>One timed run of a work at one setting.</summary>
internal sealed record TrialPlan
{
    public required TrafficKind Kind { get; init; }

    /// <summary>16 to 65,527.</summary>
    public required int DatagramBytes { get; init; }

    public required EndSetting Setting { get; init; }

    /// <summary>Open loop: when datagrams are to leave. Null is a closed loop of <see cref="Window"/>.</summary>
    public OfferedRate? Rate { get; init; }

    /// <summary>Closed loop: how many are on their way at once.</summary>
    public int Window { get; init; } = 1;

    /// <summary>How long datagrams leave.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How long before that the same happens without being counted.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>For what goes by chance.</summary>
    public long Seed { get; init; }

    /// <summary>What befalls the near end's datagrams on purpose; null nothing.</summary>
    public ImpairmentOptions? Impairment { get; init; }

    /// <summary>Bytes' time of the wire that a datagram takes, for a rate that is given in them.</summary>
    public int WireBytes { get; init; }

    /// <summary>The far end's part.</summary>
    public FarPlan Far => new(Kind, DatagramBytes, Setting);

    /// <summary>A new schedule: that of an open loop.</summary>
    public ISendSchedule BeginSchedule() =>
        (Rate ?? throw new InvalidOperationException("A closed loop has no schedule.")).Begin(WireBytes, Seed);
}
