using System.Net;
using FastUdp.Requests;

namespace FastUdp.Demo.Retry;

/// <summary>Asks with typed messages: each request has an identifier, so one socket serves all, and repeats execute nothing.</summary>
internal sealed class TypedAsker : ITextAsker
{
    private readonly RequestClient _client;
    private readonly TextRequest _request;

    public TypedAsker(IPEndPoint server, string text, RequestClientOptions options, UdpEndpointOptions endpointOptions)
    {
        _request = new TextRequest(text);
        _client = RequestClient.Connect(server, options, endpointOptions);
    }

    public ValueTask<RequestResult<TextReply>> AskAsync(CancellationToken stop) =>
        _client.TryRequestAsync<TextRequest, TextReply>(_request, stop);

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
