using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>What a server can be asked: one handler for each kind of request message. Not safe from several threads; a server copies it.</summary>
public sealed class RequestHandlers
{
    private readonly Dictionary<int, RequestRoute> _routes = [];

    /// <summary>Answers a kind of request on the receive loop.</summary>
    /// <returns>These handlers, for the next one.</returns>
    /// <exception cref="ArgumentException">
    /// The message has no identifier or one of FastUdp's own (16,381 to 16,383), or has a handler already.
    /// </exception>
    public RequestHandlers Add<TRequest, TResponse>(RequestHandler<TRequest, TResponse> handler)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(TRequest.MessageId, typeof(TRequest).Name, new SyncRequestRoute<TRequest, TResponse>(handler));
    }

    /// <summary>Answers a kind of request asynchronously.</summary>
    /// <inheritdoc cref="Add"/>
    public RequestHandlers AddAsync<TRequest, TResponse>(AsyncRequestHandler<TRequest, TResponse> handler)
        where TRequest : IDatagramMessage<TRequest>
        where TResponse : IDatagramMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(TRequest.MessageId, typeof(TRequest).Name, new AsyncRequestRoute<TRequest, TResponse>(handler));
    }

    internal RequestRoutes ToRoutes() => new(_routes);

    private RequestHandlers Add(int id, string message, RequestRoute route)
    {
        if (id == WireIdentifier.None)
            throw new ArgumentException($"A {message} has no identifier, so that a server cannot tell what it is asked.");
        if (id >= Challenge.MessageId)
            throw new ArgumentException($"A {message} has the identifier {id:N0}; {Challenge.MessageId:N0} to {WireIdentifier.Max:N0} are FastUdp's own.");
        if (!_routes.TryAdd(id, route))
            throw new ArgumentException($"Requests with the identifier {id:N0} have a handler already: a {message} cannot have another.");
        return this;
    }
}
