using System.Net;

namespace FastUdp.Requests;

/// <summary>
/// Answers requests so that each is executed at most once: repeats get the stored reply, or share the one of the work
/// still running.
/// </summary>
/// <remarks>All members are safe from any thread.</remarks>
public sealed class RequestServer : IAsyncDisposable
{
    /// <summary>Stands on an endpoint, which stays the caller's.</summary>
    public RequestServer(UdpEndpoint endpoint, RequestHandlers handlers, RequestServerOptions? options = null) => throw new NotImplementedException();

    /// <summary>The endpoint it answers at.</summary>
    public UdpEndpoint Endpoint => throw new NotImplementedException();

    /// <summary>What has been counted since the server was made.</summary>
    public RequestServerStatistics Statistics => throw new NotImplementedException();

    /// <summary>Answers at an endpoint of its own, disposed with the server.</summary>
    public static RequestServer Bind(IPEndPoint local, RequestHandlers handlers, RequestServerOptions? options = null, UdpEndpointOptions? endpointOptions = null) => throw new NotImplementedException();

    /// <summary>Answers until stopped.</summary>
    public Task RunAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Stops, waits for running handlers, whose token is cancelled, and disposes an endpoint of its own.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
