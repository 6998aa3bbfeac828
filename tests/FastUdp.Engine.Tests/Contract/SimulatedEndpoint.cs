using FastUdp.Impairment;
using FastUdp.Simulation;

namespace FastUdp.Engine.Tests.Contract;

/// <summary>Endpoints of a simulated network that runs in the background, so that the tests need not know.</summary>
public class SimulatedEndpoint : EndpointContract
{
    // What floods it is dropped early: else the flood of a test that is over would have to pass before the next.
    private readonly SimulatedNetwork _network = new(impairment: new LinkImpairment { QueueCapacity = 4_096 });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public SimulatedEndpoint() => _run = _network.RunAsync(_stop.Token);

    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Simulated, Network = _network };

    protected override string? NoMachine => "a simulated network has every unicast address";

    protected override async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run.Within();
        _stop.Dispose();
    }
}

/// <summary>An impairment that does nothing, on virtual time, is not noticed either.</summary>
public sealed class ImpairedSimulatedEndpoint : SimulatedEndpoint
{
    protected override UdpEndpointOptions Options => base.Options with
    {
        Impairment = new ImpairmentOptions { TimeProvider = base.Options.Network!.TimeProvider },
    };
}
