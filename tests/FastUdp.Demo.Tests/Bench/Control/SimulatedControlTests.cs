using System.Net;
using FastUdp.Demo.Bench.Control;
using FastUdp.Demo.Bench.Control.Asking;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Bench.Control;

/// <summary>The control exchange on virtual time.</summary>
public class SimulatedControlTests
{
    private static readonly IPEndPoint Server = IPEndPoint.Parse("10.0.0.1:1060");
    private static readonly IPEndPoint Client = IPEndPoint.Parse("10.0.0.2:0");

    private readonly SimulatedNetwork _network = new();

    [Fact]
    public void A_host_that_says_nothing_is_given_up_when_its_time_is_over()
    {
        TimeSpan elapsed = default;
        Run(async () =>
        {
            await using UdpEndpoint silent = UdpEndpoint.Bind(Server, Options());
            long start = _network.TimeProvider.GetTimestamp();
            CommandFailedException exception = await Assert.ThrowsAsync<CommandFailedException>(() => ConnectAsync(Client));
            elapsed = _network.TimeProvider.GetElapsedTime(start);
            Assert.StartsWith("no answer from 10.0.0.1:1060 in 8 s: is 'fastudp bench serve' running there", exception.Message, StringComparison.Ordinal);
        });
        Assert.InRange(elapsed, ControlLimits.Patience, ControlLimits.Patience + TimeSpan.FromSeconds(1));
    }

    private void Run(Func<Task> test) => _network.Run(test, limit: TimeSpan.FromMinutes(30));

    private Task<RemoteFarEnd> ConnectAsync(IPEndPoint local) => RemoteFarEnd.ConnectAsync(Server, Options(), local, _network.TimeProvider, CancellationToken.None);

    private UdpEndpointOptions Options() => new() { Network = _network };
}
