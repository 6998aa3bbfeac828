using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>
/// Answers a request in its own time: it is called on the receive loop and must not block before its first await.
/// The token is cancelled when the server stops. What it throws rejects the request and is counted.
/// </summary>
public delegate ValueTask<TResponse> AsyncRequestHandler<TRequest, TResponse>(
    TRequest request, RequestContext context, CancellationToken cancellationToken)
    where TRequest : IDatagramMessage<TRequest>
    where TResponse : IDatagramMessage<TResponse>;
