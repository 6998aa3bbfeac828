using System.Globalization;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Messages;
using FastUdp.Requests;

namespace FastUdp.Demo.Bench.Control.Asking;

/// <summary>Asks a far end, and says in one line why there is no answer. Safe from any thread.</summary>
internal sealed class ControlClient : IAsyncDisposable
{
    private readonly UdpEndpoint _endpoint;
    private readonly RequestClient _client;
    private readonly IPEndPoint _server;
    private volatile bool _hasAnswered;

    private ControlClient(UdpEndpoint endpoint, IPEndPoint server, bool isSimulated)
    {
        _endpoint = endpoint;
        _server = server;
        _client = new RequestClient(endpoint, new RequestClientOptions
        {
            Retry = ControlLimits.Retry,
            Budget = RetryBudget.Unlimited,
            EndsWhenRefused = true,

            // A simulation has one thread.
            RunContinuationsAsynchronously = !isSimulated,
        });
    }

    /// <param name="server">Who is asked.</param>
    /// <param name="options">The endpoint's.</param>
    /// <param name="local">Where from; null lets the system choose.</param>
    /// <exception cref="CommandFailedException">The endpoint cannot be opened.</exception>
    public static ControlClient Connect(IPEndPoint server, UdpEndpointOptions options, IPEndPoint? local) =>
        new(EndpointOpening.Connect(server, options, local), server, options.Network is not null);

    /// <summary>Asks, again and again for <see cref="ControlLimits.Patience"/> at most.</summary>
    /// <exception cref="CommandFailedException">There is no answer; the line says why.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<TAnswer> AskAsync<TRequest, TAnswer>(TRequest request, CancellationToken stop)
        where TRequest : IDatagramMessage<TRequest>
        where TAnswer : IDatagramMessage<TAnswer>
    {
        RequestResult<TAnswer> result = await _client.TryRequestAsync<TRequest, TAnswer>(request, stop);
        if (result.Outcome == RequestOutcome.Cancelled)
            throw new OperationCanceledException(stop);
        if (!result.IsReplied)
            throw new CommandFailedException(Explain(result.Outcome, result.Rejection));
        _hasAnswered = true;
        return result.Response!;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    private string Explain(RequestOutcome outcome, RequestRejection rejection)
    {
        string patience = ControlLimits.Patience.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return (outcome, _hasAnswered) switch
        {
            (RequestOutcome.Refused, false) => $"{_server} refused the datagram: nobody listens at that port ('fastudp bench serve' would)",
            (RequestOutcome.Refused, true) => $"the far end {_server} is gone: nobody listens at that port any more",
            (RequestOutcome.Rejected, _) => $"{_server} answers, but not as a far end of version {ControlLimits.Version} does ({rejection})",
            (RequestOutcome.TimedOut, true) => $"the far end {_server} is gone: it has said nothing for {patience} s",
            (RequestOutcome.TimedOut, false) when _client.Statistics is { RepliesMalformed: var malformed, RepliesForeign: var foreign } && malformed + foreign > 0 =>
                $"{_server} sends something, but nothing in {patience} s that a far end would say ('fastudp bench serve' is one; for others there is --peer)",
            (RequestOutcome.TimedOut, false) => $"no answer from {_server} in {patience} s: is 'fastudp bench serve' running there, and does its port get through?",
            _ => $"the far end {_server} cannot be asked: {outcome}",
        };
    }
}
