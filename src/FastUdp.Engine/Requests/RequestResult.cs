namespace FastUdp.Requests;

/// <summary>How a request ended, as a value.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Response">The reply's message when <see cref="IsReplied"/>; otherwise the default.</param>
/// <param name="Sends">How many times the request was sent, 0 or more.</param>
/// <param name="Elapsed">From the first send to the end; zero when nothing was sent.</param>
/// <param name="Rejection">With <see cref="RequestOutcome.Rejected"/>: what the server said.</param>
public readonly record struct RequestResult<TResponse>(
    RequestOutcome Outcome, TResponse? Response, int Sends, TimeSpan Elapsed, RequestRejection Rejection = RequestRejection.None)
{
    /// <summary>Whether there is a reply.</summary>
    public bool IsReplied => Outcome == RequestOutcome.Replied;
}
