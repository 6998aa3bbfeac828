using System.Net;
using FastUdp.Engine.Tests.Support;
using FastUdp.PathMtu;
using FastUdp.Simulation;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>An endpoint with a discovery, whose handler writes down the lengths of what is not the discovery's.</summary>
internal sealed class ProbedHost : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<int> _received = [];
    private readonly Task _run;

    public ProbedHost(UdpEndpoint endpoint, PathMtuOptions? options = null)
    {
        Endpoint = endpoint;
        Discovery = new PathMtuDiscovery(endpoint, options);
        _run = endpoint.RunAsync(new Handler(OnBatch));
    }

    public UdpEndpoint Endpoint { get; }

    public PathMtuDiscovery Discovery { get; }

    public RemoteAddress Address => Endpoint.LocalEndPoint;

    public int[] Received
    {
        get
        {
            lock (_lock)
                return [.. _received];
        }
    }

    public static ProbedHost In(SimulatedNetwork network, string local, PathMtuOptions? options = null) =>
        new(UdpEndpoint.Bind(IPEndPoint.Parse(local), new UdpEndpointOptions { Network = network, Fragmentation = FragmentationMode.Probe }), options);

    public async ValueTask DisposeAsync()
    {
        Discovery.Dispose();
        await Endpoint.DisposeAsync().Within();
        await _run.Within();
    }

    private void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            if (Discovery.TryHandle(datagram, sender))
                continue;
            lock (_lock)
                _received.Add(datagram.Payload.Length);
        }
    }
}
