using System.Net;
using FastUdp.Demo.Bench.Control;
using FastUdp.Demo.Bench.Control.Asking;
using FastUdp.Demo.Bench.Control.Serving;
using FastUdp.Demo.Output;
using FastUdp.Impairment;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Bench.Control;

/// <summary>The control exchange on virtual time: silences and losses.</summary>
public class SimulatedControlTests
{
    private static readonly IPEndPoint Server = IPEndPoint.Parse("10.0.0.1:1060");
    private static readonly IPEndPoint Client = IPEndPoint.Parse("10.0.0.2:0");
    private static readonly IPEndPoint Other = IPEndPoint.Parse("10.0.0.3:0");

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

    [Fact]
    public void A_client_that_says_nothing_makes_room_for_another_and_one_that_lives_does_not() => Run(async () =>
    {
        await ServeAsync(async () =>
        {
            await using RemoteFarEnd living = await ConnectAsync(Client);
            await Task.Delay(2 * ControlLimits.Silence, _network.TimeProvider);
            await Assert.ThrowsAsync<CommandFailedException>(() => ConnectAsync(Other));

            _network.SetLink(Client.Address, Server.Address, new LinkImpairment { Loss = LossModel.Independent(1) });
            await Task.Delay(ControlLimits.Silence + TimeSpan.FromSeconds(2), _network.TimeProvider);
            Assert.True(living.Gone.IsCancellationRequested);
            await using RemoteFarEnd second = await ConnectAsync(Other);
            Assert.False(second.Gone.IsCancellationRequested);
        });
    });

    [Fact]
    public void A_client_that_has_only_greeted_holds_nobody_up() => Run(async () =>
    {
        await ServeAsync(async () =>
        {
            // Whoever forges an address never sees the key, so it cannot use it.
            await using RemoteFarEnd forged = await ConnectAsync(Client);
            await using RemoteFarEnd second = await ConnectAsync(Other);
            await Task.Delay(TimeSpan.FromSeconds(1), _network.TimeProvider);
            Assert.True(forged.Gone.IsCancellationRequested);
            Assert.False(second.Gone.IsCancellationRequested);
        });
    });

    [Fact]
    public void A_path_that_loses_a_third_does_not_end_a_measurement() => Run(async () =>
    {
        var lossy = new LinkImpairment { Loss = LossModel.Independent(0.33) };
        _network.SetLink(Client.Address, Server.Address, lossy);
        _network.SetLink(Server.Address, Client.Address, lossy);
        await ServeAsync(async () =>
        {
            await using RemoteFarEnd far = await ConnectAsync(Client);
            await Task.Delay(TimeSpan.FromMinutes(5), _network.TimeProvider);
            Assert.False(far.Gone.IsCancellationRequested);
        });
    });

    private void Run(Func<Task> test) => _network.Run(test, limit: TimeSpan.FromMinutes(30));

    private async Task ServeAsync(Func<Task> test)
    {
        await using UdpEndpoint endpoint = UdpEndpoint.Bind(Server, Options());
        using var transcript = new ServeTranscript(new Transcript(TextWriter.Null, isJson: false), _network.TimeProvider);
        await using var server = new ControlServer(endpoint, DataPorts.Any, transcript, _network.TimeProvider);
        _ = server.RunAsync(CancellationToken.None);
        await test();
    }

    private Task<RemoteFarEnd> ConnectAsync(IPEndPoint local) => RemoteFarEnd.ConnectAsync(Server, Options(), local, _network.TimeProvider, CancellationToken.None);

    private UdpEndpointOptions Options() => new() { Network = _network };
}
