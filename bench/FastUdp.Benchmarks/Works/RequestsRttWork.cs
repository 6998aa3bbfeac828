using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;

namespace FastUdp.Benchmarks.Works;

/// <summary>One typed request in flight: its round trip, beside the engine's raw one of datagrams as long.</summary>
internal sealed class RequestsRttWork : IWork
{
    private const string Blocking = "block";
    private const string Spinning = "spin";

    public string Name => "requests-rtt";

    public string Title => $"round trip of one request, {RequestForms.SizeBytes} B each way; lower is better";

    public IReadOnlyList<int> DefaultSizes => [RequestForms.SizeBytes];

    public bool HasOwnSizes => true;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.RoundTrip;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    /// <summary>None in the thread pool among those that spin: it would want a core beside their two.</summary>
    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        Subject[] linux = !EngineForms.HasLinux ? [] :
        [
            .. Blocked(EngineForms.Linux, EngineForms.LinuxOptions),
            RequestForms.Raw(EngineForms.LinuxBusyPoll, Spinning, window: 1, timed: true, EngineForms.BusyPollOptions),
            RequestForms.InlineRequests(EngineForms.LinuxBusyPoll, Spinning, window: 1, timed: true, EngineForms.BusyPollOptions),
        ];
        return [.. linux, .. Blocked(EngineForms.Portable, EngineForms.PortableOptions)];
    }

    private static Subject[] Blocked(string engine, UdpEndpointOptions options) =>
    [
        RequestForms.Raw(engine, Blocking, window: 1, timed: true, options),
        RequestForms.InlineRequests(engine, Blocking, window: 1, timed: true, options),
        RequestForms.PoolRequests(engine, Blocking, window: 1, timed: true, options),
    ];
}
