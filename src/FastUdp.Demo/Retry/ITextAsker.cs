using FastUdp.Requests;

namespace FastUdp.Demo.Retry;

/// <summary>Says a text to a server, again and again until it is answered or that is given up. Safe from any thread.</summary>
internal interface ITextAsker : IAsyncDisposable
{
    /// <param name="stop">Ends it as <see cref="RequestOutcome.Cancelled"/>.</param>
    /// <exception cref="CommandFailedException">It cannot be sent at all.</exception>
    ValueTask<RequestResult<TextReply>> AskAsync(CancellationToken stop);
}
