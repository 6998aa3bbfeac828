using System.Net;
using FastUdp.Demo.Bench.Stamp;
using FastUdp.Impairment;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Bench.Stamp;

/// <summary>A sender at 10.0.0.2 and a reflector at 10.0.0.1, in virtual time.</summary>
internal sealed class SimulatedStamp
{
    public static readonly IPEndPoint Reflector = IPEndPoint.Parse("10.0.0.1:862");

    private static readonly IPEndPoint Sender = IPEndPoint.Parse("10.0.0.2:5000");

    public SimulatedNetwork Network { get; } = new();

    public StampPlan Plan { get; set; } = new(100, TimeSpan.FromMilliseconds(20), 44, TimeSpan.FromSeconds(1), SharesClock: true, IsStateful: false);

    /// <summary>What befalls packets on the way there and on the way back.</summary>
    public void SetWays(LinkImpairment there, LinkImpairment back)
    {
        Network.SetLink(Sender.Address, Reflector.Address, there);
        Network.SetLink(Reflector.Address, Sender.Address, back);
    }

    public UdpEndpoint Bind(IPEndPoint local) => UdpEndpoint.Bind(local, Options());

    public StampReflector NewReflector(bool isStateful = false) => new(NewClock(), isStateful ? new ReflectorSessions(Network.TimeProvider) : null);

    /// <summary>Measures the network as the plan has it.</summary>
    public StampReport Measure(bool isStateful)
    {
        StampReport? report = null;
        Network.Run(
            async () =>
            {
                await using UdpEndpoint reflecting = Bind(Reflector);
                _ = reflecting.RunAsync(NewReflector(isStateful));
                await using UdpEndpoint sending = UdpEndpoint.Connect(Reflector, Options(), Sender);
                report = await new StampRun(sending, Plan, NewClock(), Network.TimeProvider, lines: null).RunAsync(CancellationToken.None);
            },
            limit: TimeSpan.FromMinutes(10));
        return report!;
    }

    private StampClock NewClock() => new(Network.TimeProvider, static () => ClockError.Unknown);

    private UdpEndpointOptions Options() => StampEndpoints.Of(new UdpEndpointOptions { Network = Network });
}
