using FastUdp.Requests;

namespace FastUdp.Demo.Retry;

/// <summary>Asks with typed messages: each request has an identifier, so one socket serves all, and repeats execute nothing.</summary>
internal sealed class TypedAsker : ITextAsker
{
    private readonly UdpEndpoint _endpoint;
    private readonly RequestClient _client;
    private readonly TextRequest _request;

    /// <param name="endpoint">Connected to the server; owned from now on.</param>
    /// <param name="text">What to say.</param>
    /// <param name="options">How to ask.</param>
    public TypedAsker(UdpEndpoint endpoint, string text, RequestClientOptions options)
    {
        _endpoint = endpoint;
        _client = new RequestClient(endpoint, options);
        _request = new TextRequest(text);
    }

    public ValueTask<RequestResult<TextReply>> AskAsync(CancellationToken stop) =>
        _client.TryRequestAsync<TextRequest, TextReply>(_request, stop);

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _endpoint.DisposeAsync();
    }
}
