using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>Answers a request on the receive loop: it must not block. What it throws rejects the request and is counted.</summary>
public delegate TResponse RequestHandler<TRequest, TResponse>(in TRequest request, in RequestContext context)
    where TRequest : IDatagramMessage<TRequest>, allows ref struct
    where TResponse : IDatagramMessage<TResponse>;
