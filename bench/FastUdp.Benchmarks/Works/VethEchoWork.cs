using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Echo;
using FastUdp.Benchmarks.Subjects.Load;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// Between two hosts: a window of datagrams in flight, echoed. The engine's two ends, and its server alone, asked by the C client; both against the C
/// client and server.
/// </summary>
internal sealed class VethEchoWork : IWork
{
    private const int Window = 1_000;
    private const string Group = "echo";

    public string Name => "veth-echo";

    public string Title => $"echo, window {Window:N0}, {HostPair.Describe()}";

    public string? Obstacle => VethForms.Obstacle;

    public IReadOnlyList<int> DefaultSizes => VethForms.Sizes;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => CeilingVariant.Coalescing(sizeBytes)
        .Select(variant => new CeilingEchoPair(program, variant, Group, Window) { Hosts = HostPair.Joined });

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        HostPair hosts = HostPair.Joined;
        UdpEndpointOptions asking = hosts.Client.Place(EngineForms.LinuxOptions);
        yield return new EchoSubject(
            EngineForms.Linux, Group, Window, timesRoundTrips: false,
            () => DemoServer.Echo(hosts.Server, EngineForms.LinuxOptions),
            (server, size) => new EngineEchoClient(server, size, asking))
        {
            Hosts = hosts,
        };
        foreach (CeilingEchoPair pair in ceilings.OfType<CeilingEchoPair>())
            yield return new EngineServerCeilingClient(program!, pair.Variant, Group, Window) { Hosts = hosts };
    }
}
