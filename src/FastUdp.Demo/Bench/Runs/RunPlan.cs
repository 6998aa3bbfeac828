using System.Net.Sockets;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Trials;
using FastUdp.Demo.Load;
using FastUdp.Impairment;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>What a run measures: a work, at each size, of each setting, round after round.</summary>
internal sealed record RunPlan
{
    /// <summary>The interval of 95 % is then that of the 4th to the 12th trial: three may be spoilt on either side.</summary>
    public const int DefaultRounds = 15;

    /// <summary>Long enough for the just-in-time compiler to have done with what a trial runs.</summary>
    public static readonly TimeSpan UsualFirstWarmUp = TimeSpan.FromSeconds(1);

    public required WorkKind Work { get; init; }

    /// <summary>What rows say the work is.</summary>
    public string Name
    {
        get => field ?? Work.ToString().ToLowerInvariant();
        init;
    }

    /// <summary>
    /// Whether one long trial is everything: then it counts as far as it came, and what it showed is told without asking what others would have shown.
    /// </summary>
    public bool IsOneTrial { get; init; }

    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>One, or those that are compared.</summary>
    public required IReadOnlyList<EndSetting> Settings { get; init; }

    public int Rounds { get; init; } = DefaultRounds;

    /// <summary>Of each trial.</summary>
    public required TimeSpan Duration { get; init; }

    public required TimeSpan WarmUp { get; init; }

    /// <summary>Before the first trial of each setting.</summary>
    public TimeSpan FirstWarmUp { get; init; }

    /// <summary>Null is the work's own: as much as can be sent one way, a closed loop there and back.</summary>
    public OfferedRate? Rate { get; init; }

    /// <summary>Of a closed loop; null is the work's own.</summary>
    public int? Window { get; init; }

    public AddressFamily Family { get; init; } = AddressFamily.InterNetwork;

    /// <summary>The MTU by which bits of the wire are counted.</summary>
    public int MtuBytes { get; init; } = EthernetFrame.UsualMtuBytes;

    public long Seed { get; init; }

    /// <summary>What befalls sent datagrams on purpose; its chance is another each round, by <see cref="Seed"/>.</summary>
    public ImpairmentOptions? Impairment { get; init; }

    /// <summary>How many trials it takes in all.</summary>
    public int Trials => Rounds * Sizes.Count * Settings.Count;

    public bool IsClosedLoop => Work != WorkKind.Throughput && Rate is null;

    /// <summary>The figure that is quoted, with its interval, or refused.</summary>
    public string QuotedFigure => Work == WorkKind.Latency ? "rttMicroseconds.p50" : "mpps";

    /// <summary>When it may be.</summary>
    public QuotationRule Rule { get; init; } = new();

    /// <summary>One trial of it.</summary>
    public TrialPlan Trial(int size, EndSetting setting, int round) => new()
    {
        Kind = Work == WorkKind.Throughput ? TrafficKind.OneWay : TrafficKind.Echo,
        DatagramBytes = size,
        Setting = setting,
        Rate = IsClosedLoop ? null : Rate ?? new OfferedRate.Flood(),
        Window = WindowOf(size),
        Duration = Duration,
        WarmUp = round == 0 && size == Sizes[0] && FirstWarmUp > WarmUp ? FirstWarmUp : WarmUp,
        WireBytes = WireBytesOf(size),
        Seed = Seed + round,
        Impairment = Impairment is { } impairment ? impairment with { Seed = unchecked((int)(Seed + round)) } : null,
    };

    /// <summary>What a datagram takes of an Ethernet.</summary>
    public int WireBytesOf(int size) => EthernetFrame.WireBytes(size, Family == AddressFamily.InterNetworkV6, MtuBytes);

    private int WindowOf(int size) => Window ?? (Work == WorkKind.Latency ? 1 : LoadOptions.DefaultWindow(size));
}
