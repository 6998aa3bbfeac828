using System.Globalization;

namespace FastUdp.Requests;

/// <summary>Why a request ended without a reply, with what it takes to say so in one line.</summary>
internal readonly record struct RequestFailure
{
    public RequestFailure(RequestOutcome outcome)
    {
        Outcome = outcome;
    }

    public RequestFailure(RequestOperation operation)
    {
        Outcome = operation.Outcome;
        Remote = operation.Server.Remote;
        Sends = operation.Sends;
        Elapsed = operation.Elapsed;
        Rejection = operation.Rejection;
        CancellationToken = operation.CancellationToken;
        Fault = operation.Server.Engine.Fault;
    }

    public RequestOutcome Outcome { get; }

    public RemoteAddress Remote { get; init; }

    public int Sends { get; init; }

    public TimeSpan Elapsed { get; init; }

    public RequestRejection Rejection { get; init; }

    public CancellationToken CancellationToken { get; init; }

    /// <summary>What ended the receive, where something did.</summary>
    public Exception? Fault { get; init; }

    /// <summary>
    /// With too large: how many bytes the datagram would have. With overloaded: how many requests wait.
    /// </summary>
    public int Value { get; init; }

    /// <summary>What there may be of them.</summary>
    public int Limit { get; init; }

    public Exception ToException() => Outcome == RequestOutcome.Cancelled
        ? new OperationCanceledException(CancellationToken)
        : new RequestException(Outcome, Sends, Elapsed, Rejection, Explain(), Outcome == RequestOutcome.Closed ? Fault : null);

    private string Explain() => Outcome switch
    {
        RequestOutcome.TimedOut => $"No reply from {Remote}: {Tried}.",
        RequestOutcome.Refused => $"No reply from {Remote}, where nobody listens: {Tried}.",
        RequestOutcome.Rejected => $"{Remote} rejected the request, for {Reason}: {Tried}.",
        RequestOutcome.TooLarge => Format(
            $"The request is too large: it takes {Value:N0} bytes with its header, a datagram to {Remote} at most {Limit:N0}. Nothing was sent."),
        RequestOutcome.Overloaded => Format(
            $"Too many requests: {Value:N0} wait for a place in flight, the limit is {Limit:N0}. Nothing was sent to {Remote}."),
        _ => $"The client was closed before {Remote} replied: {Tried}.",
    };

    private string Tried => Format($"{Sends} {(Sends == 1 ? "send" : "sends")} in {Elapsed.TotalSeconds:0.00} s");

    private string Reason => Rejection switch
    {
        RequestRejection.NoHandler => "it has no handler for this kind",
        RequestRejection.Malformed => "it cannot read the message",
        RequestRejection.HandlerFailed => "its handler failed",
        _ => "its reply cannot be written",
    };

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
