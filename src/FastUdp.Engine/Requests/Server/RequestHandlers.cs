using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>What a server can be asked: one handler for each kind of request message. Not safe from several threads; a server copies it.</summary>
public sealed class RequestHandlers
{
    /// <summary>Answers a kind of request on the receive loop.</summary>
    /// <exception cref="ArgumentException">The message has no identifier, or has a handler already.</exception>
    public RequestHandlers Add<TRequest, TResponse>(RequestHandler<TRequest, TResponse> handler)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Answers a kind of request asynchronously.</summary>
    /// <inheritdoc cref="Add"/>
    public RequestHandlers AddAsync<TRequest, TResponse>(AsyncRequestHandler<TRequest, TResponse> handler)
        where TRequest : IDatagramMessage<TRequest>
        where TResponse : IDatagramMessage<TResponse> => throw new NotImplementedException();
}
