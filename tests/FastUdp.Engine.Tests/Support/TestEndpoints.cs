using System.Net;
using System.Runtime.CompilerServices;
using FastUdp.Buffers;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Support;

/// <summary>
/// The endpoints of one test: made with its options, and, at its end, disposed and looked through for a leaked block.
/// </summary>
internal sealed class TestEndpoints(UdpEndpointOptions options) : IAsyncDisposable
{
    private readonly List<UdpEndpoint> _endpoints = [];
    private readonly List<Task> _runs = [];

    public static IPEndPoint Loopback { get; } = new(IPAddress.Loopback, 0);

    public static IPEndPoint LoopbackV6 { get; } = new(IPAddress.IPv6Loopback, 0);

    public UdpEndpointOptions Options { get; } = options with { ScrambleReturnedBlocks = true };

    public UdpEndpoint Bind(IPEndPoint? local = null, Func<UdpEndpointOptions, UdpEndpointOptions>? change = null) =>
        Keep(UdpEndpoint.Bind(local ?? Loopback, Change(change)));

    public UdpEndpoint Connect(
        RemoteAddress remote, Func<UdpEndpointOptions, UdpEndpointOptions>? change = null, IPEndPoint? local = null) =>
        Keep(UdpEndpoint.Connect(remote.ToIPEndPoint(), Change(change), local));

    /// <summary>An endpoint that receives into an inbox.</summary>
    public (UdpEndpoint Endpoint, Inbox Inbox) Listen(
        IPEndPoint? local = null, Func<UdpEndpointOptions, UdpEndpointOptions>? change = null)
    {
        UdpEndpoint endpoint = Bind(local, change);
        return (endpoint, Collect(endpoint));
    }

    /// <summary>Has an endpoint receive into an inbox.</summary>
    public Inbox Collect(UdpEndpoint endpoint)
    {
        var inbox = new Inbox();
        Run(endpoint, inbox);
        return inbox;
    }

    /// <summary>Has an endpoint run a handler that must not fail.</summary>
    public void Run(UdpEndpoint endpoint, IDatagramHandler handler) => _runs.Add(endpoint.RunAsync(handler));

    public UdpEndpoint Keep(UdpEndpoint endpoint)
    {
        _endpoints.Add(endpoint);
        return endpoint;
    }

    /// <summary>The memory of an endpoint, which can be looked at even after its disposal.</summary>
    public static EndpointBuffers BuffersOf(UdpEndpoint endpoint) => BuffersField(endpoint);

    public static UdpTransport TransportOf(UdpEndpoint endpoint) => TransportField(endpoint);

    public async ValueTask DisposeAsync()
    {
        foreach (UdpEndpoint endpoint in _endpoints)
            await endpoint.DisposeAsync().Within();
        foreach (Task run in _runs)
            await run.Within();
        foreach (UdpEndpoint endpoint in _endpoints)
            Assert.Equal(0, BuffersOf(endpoint).RentedCount);
    }

    private UdpEndpointOptions Change(Func<UdpEndpointOptions, UdpEndpointOptions>? change) => change is null ? Options : change(Options);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_buffers")]
    private static extern ref readonly EndpointBuffers BuffersField(UdpEndpoint endpoint);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_transport")]
    private static extern ref readonly UdpTransport TransportField(UdpEndpoint endpoint);
}
