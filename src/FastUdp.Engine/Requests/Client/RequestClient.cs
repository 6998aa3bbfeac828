using System.Net;
using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>
/// Asks over UDP: sends a request, repeats it while there is no reply, and ends with the reply or with a clear answer
/// that there is none, in bounded time.
/// </summary>
/// <remarks>All members are safe from any thread.</remarks>
public sealed class RequestClient : IAsyncDisposable
{
    /// <summary>Stands on an endpoint, whose receive it runs from now on and stops when it is disposed. The endpoint stays the caller's.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is receiving already.</exception>
    public RequestClient(UdpEndpoint endpoint, RequestClientOptions? options = null) => throw new NotImplementedException();

    /// <summary>The endpoint it asks from.</summary>
    public UdpEndpoint Endpoint => throw new NotImplementedException();

    /// <summary>What has been counted since the client was made.</summary>
    public RequestClientStatistics Statistics => throw new NotImplementedException();

    /// <summary>Asks one server over an endpoint of its own, connected to it and disposed with the client.</summary>
    public static RequestClient Connect(IPEndPoint server, RequestClientOptions? options = null, UdpEndpointOptions? endpointOptions = null) => throw new NotImplementedException();

    /// <summary>Asks the server of a connected endpoint.</summary>
    public ValueTask<TResponse> RequestAsync<TRequest, TResponse>(scoped in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Asks a server.</summary>
    public ValueTask<TResponse> RequestAsync<TRequest, TResponse>(in RemoteAddress server, scoped in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Asks the server of a connected endpoint; every outcome is a value.</summary>
    public ValueTask<RequestResult<TResponse>> TryRequestAsync<TRequest, TResponse>(scoped in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Asks a server; every outcome is a value.</summary>
    public ValueTask<RequestResult<TResponse>> TryRequestAsync<TRequest, TResponse>(in RemoteAddress server, scoped in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Ends every request as <see cref="RequestOutcome.Closed"/>, stops receiving, and disposes an endpoint of its own.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
