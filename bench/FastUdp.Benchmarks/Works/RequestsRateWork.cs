using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// Typed requests completed a second with a window in flight, beside the engine's raw echo of datagrams as long. The raw
/// server that sends whole batches back without looking stands beside the one that answers each by itself.
/// </summary>
internal sealed class RequestsRateWork : IWork
{
    private const string Group = "window";

    public string Name => "requests-rate";

    public string Title => $"requests completed, window {RequestForms.Window:N0}, {RequestForms.SizeBytes} B each way";

    public IReadOnlyList<int> DefaultSizes => [RequestForms.SizeBytes];

    public bool HasOwnSizes => true;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        foreach ((string name, UdpEndpointOptions options) in TypedForms.Engines())
        {
            yield return RequestForms.Raw(name, Group, RequestForms.Window, timed: false, options);
            yield return RequestForms.InlineRequests(name, Group, RequestForms.Window, timed: false, options);
            yield return RequestForms.PoolRequests(name, Group, RequestForms.Window, timed: false, options);
            yield return EchoSubjects.Engine($"{name}-sendback", Group, RequestForms.Window, timed: false, options);
        }
    }
}
