using System.Net;
using System.Text;
using FastUdp.Demo.Broadcast.Discovery;
using FastUdp.Demo.Broadcast.Networks;
using FastUdp.Demo.Broadcast.Serving;
using FastUdp.Demo.Output;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Broadcast;

/// <summary>Servers and askers in a simulated network. It carries unicast alone: who is asked is named one by one.</summary>
internal sealed class SimulatedServing(SimulatedNetwork network)
{
    public const ulong Nonce = 0x0123_4567_89AB_CDEF;

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private readonly StringBuilder _output = new();

    public string[] Lines => _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public UdpEndpoint Bind(string address) => UdpEndpoint.Bind(IPEndPoint.Parse(address), new UdpEndpointOptions { Network = network });

    /// <summary>Starts a server; dispose the endpoint.</summary>
    public (UdpEndpoint Endpoint, BroadcastServer Server) Serve(string address, string name = "somebody", ulong instance = 1)
    {
        UdpEndpoint endpoint = Bind(address);
        var server = new BroadcastServer(name, instance, NewTranscript(), network.TimeProvider);
        _ = endpoint.RunAsync(server);
        return (endpoint, server);
    }

    public ServerTranscript NewTranscript() =>
        new(new Transcript(new StringWriter(_output) { NewLine = "\n" }, isJson: false), network.TimeProvider);

    /// <summary>Asks these who is there.</summary>
    public async Task<DiscoveryReport> AskAsync(params string[] addresses)
    {
        await using UdpEndpoint asker = Bind("10.0.0.100:5000");
        BroadcastTarget[] targets = [.. addresses.Select(static address => new BroadcastTarget(IPEndPoint.Parse(address)))];
        return await new DiscoveryRun(asker, targets, Timeout, Nonce, network.TimeProvider).RunAsync(CancellationToken.None);
    }
}
