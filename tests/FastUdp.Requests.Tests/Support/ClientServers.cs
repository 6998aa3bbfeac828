using System.Net;
using Xunit;

namespace FastUdp.Requests.Tests.Support;

/// <summary>The scripted servers and the clients of one test on the loopback; disposed and looked through for a leak at its end.</summary>
internal sealed class ClientServers(UdpEndpointOptions options) : IAsyncDisposable
{
    private readonly List<UdpEndpoint> _endpoints = [];
    private readonly List<RequestClient> _clients = [];
    private readonly List<Task> _runs = [];

    public UdpEndpointOptions Options { get; } = options with { ScrambleReturnedBlocks = true };

    /// <summary>A server that does as a handler says.</summary>
    public RemoteAddress Serve(IDatagramHandler handler)
    {
        UdpEndpoint endpoint = Bind();
        _runs.Add(endpoint.RunAsync(handler));
        return endpoint.LocalEndPoint;
    }

    public RequestClient Connect(in RemoteAddress server, RequestClientOptions? options = null)
    {
        RequestClient client = RequestClient.Connect(server.ToIPEndPoint(), options, Options);
        _clients.Add(client);
        return client;
    }

    /// <summary>A client that can ask any server.</summary>
    public RequestClient Open(RequestClientOptions? options = null)
    {
        var client = new RequestClient(Bind(), options);
        _clients.Add(client);
        return client;
    }

    public UdpEndpoint Bind()
    {
        UdpEndpoint endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), Options);
        _endpoints.Add(endpoint);
        return endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RequestClient client in _clients)
        {
            await client.DisposeAsync().Within();
            Assert.Equal((0, 0), (client.Statistics.InFlight, client.Statistics.Waiting));
            AssertAllEnded(client.Statistics);
            Assert.Equal(0, client.Endpoint.Statistics.BlocksRented);
        }
        foreach (UdpEndpoint endpoint in _endpoints)
            await endpoint.DisposeAsync().Within();
        foreach (Task run in _runs)
            await run.Within();
        Assert.All(_endpoints, endpoint => Assert.Equal(0, endpoint.Statistics.BlocksRented));
    }

    private static void AssertAllEnded(RequestClientStatistics counted) =>
        Assert.Equal(
            counted.Requests,
            counted.Replied + counted.TimedOut + counted.Refused + counted.Rejected + counted.Cancelled + counted.TooLarge
                + counted.Overloaded + counted.Closed);
}
