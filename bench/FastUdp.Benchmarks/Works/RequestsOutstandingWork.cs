using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Requests;
using FastUdp.Requests;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// What 100,000 requests that wait for an answer cost: their memory, and what they take from a window of others. Once
/// their timers only stand in the wheel, once each fires about every second and the request is sent again.
/// </summary>
internal sealed class RequestsOutstandingWork : IWork
{
    private const int Outstanding = 100_000;
    private const string Group = "outstanding";

    // Long enough that no timer fires in a run.
    private static readonly RequestClientOptions Quiet = RequestForms.Inline with
    {
        Retry = RetryPolicy.Fixed(TimeSpan.FromMinutes(10), sends: 2),
        Budget = RetryBudget.Unlimited,
        MaxInFlight = Outstanding + RequestForms.Window,
        MaxSpan = 1 << 17,
    };

    // With so much jitter the first second spreads the repetitions, which then come evenly.
    private static readonly RequestClientOptions Firing = Quiet with
    {
        Retry = RetryPolicy.Fixed(TimeSpan.FromSeconds(1), sends: 1_000, jitter: 0.5),
    };

    public string Name => "requests-outstanding";

    public string Title => $"requests completed, window {RequestForms.Window:N0}, beside {Outstanding:N0} without an answer";

    public IReadOnlyList<int> DefaultSizes => [RequestForms.SizeBytes];

    public bool HasOwnSizes => true;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        string engine = EngineForms.HasLinux ? EngineForms.Linux : EngineForms.Portable;
        UdpEndpointOptions options = EngineForms.HasLinux ? EngineForms.LinuxOptions : EngineForms.PortableOptions;
        string alone = $"{engine}-requests";
        return
        [
            new OutstandingSubject(alone, Group, RequestForms.Window, outstanding: 0, Quiet, options),
            new OutstandingSubject($"{alone}-quiet", Group, RequestForms.Window, Outstanding, Quiet, options) { Baseline = alone },
            new OutstandingSubject($"{alone}-firing", Group, RequestForms.Window, Outstanding, Firing, options) { Baseline = alone },
        ];
    }
}
