using System.Net;
using FastUdp.Engine.Tests.Support;
using FastUdp.Simulation;

namespace FastUdp.Engine.Tests.Simulation;

/// <summary>Binds endpoints in a network that the test itself runs.</summary>
internal static class SimulatedHosts
{
    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TimeSpan Milliseconds(double count) => TimeSpan.FromMilliseconds(count);

    public static UdpEndpoint Bind(this SimulatedNetwork network, string local, UdpEndpointOptions? options = null) =>
        UdpEndpoint.Bind(IPEndPoint.Parse(local), (options ?? new UdpEndpointOptions()) with { Network = network });

    public static UdpEndpoint Connect(this SimulatedNetwork network, string remote, string? local = null) =>
        UdpEndpoint.Connect(IPEndPoint.Parse(remote), new UdpEndpointOptions { Network = network }, local is null ? null : IPEndPoint.Parse(local));

    /// <summary>An endpoint that writes down what arrives when: "time remote payload".</summary>
    public static (UdpEndpoint Endpoint, List<string> Trace) Listen(this SimulatedNetwork network, string local, UdpEndpointOptions? options = null)
    {
        UdpEndpoint endpoint = network.Bind(local, options);
        return (endpoint, endpoint.Record(network));
    }

    public static List<string> Record(this UdpEndpoint endpoint, SimulatedNetwork network)
    {
        var trace = new List<string>();
        _ = endpoint.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (Datagram datagram in batch)
                trace.Add($"{network.Now.TotalMilliseconds} {datagram.Remote} {Convert.ToHexString(datagram.Payload)}");
        }));
        return trace;
    }

    public static void Send(this UdpEndpoint endpoint, string remote, params byte[] payload) =>
        endpoint.TrySend(RemoteAddress.Parse(remote), payload);
}
