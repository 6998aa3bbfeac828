using FastUdp.Demo.Broadcast.Networks;

namespace FastUdp.Demo.Broadcast.Discovery;

/// <summary>
/// Asks a network who is there, several times, for datagrams get lost, and gathers the answers until the time is up.
/// </summary>
/// <param name="endpoint">Where from; may send broadcasts. Not disposed here.</param>
/// <param name="targets">Whom to ask.</param>
/// <param name="timeout">How long in all: the last repetition has a quarter of it for its answers.</param>
/// <param name="nonce">Random.</param>
/// <param name="time">The clock.</param>
internal sealed class DiscoveryRun(
    UdpEndpoint endpoint, IReadOnlyList<BroadcastTarget> targets, TimeSpan timeout, ulong nonce, TimeProvider time)
{
    private const int Attempts = 4;

    private readonly AnswerTable _answers = new(nonce, time);
    private readonly byte[] _question = new byte[DiscoveryQuestion.MaxWireSize];
    private long _questions;
    private long _unsent;

    /// <summary>How many servers have answered; any thread.</summary>
    public int ServersSoFar => _answers.Servers.Count;

    /// <param name="stop">Ends it early, with the answers there are.</param>
    /// <exception cref="CommandFailedException">Nobody can be asked.</exception>
    public async Task<DiscoveryReport> RunAsync(CancellationToken stop)
    {
        long start = time.GetTimestamp();
        Task receiving = endpoint.RunAsync(_answers, CancellationToken.None);
        for (int attempt = 0; attempt < Attempts && !stop.IsCancellationRequested; attempt++)
        {
            Ask();
            await Task.Delay(timeout / Attempts, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await endpoint.StopAsync();
        await receiving;
        return Report(time.GetElapsedTime(start));
    }

    private void Ask()
    {
        var question = new DiscoveryQuestion { Nonce = nonce, Attempt = _answers.BeginAttempt() };
        DiscoveryQuestion.TryWrite(question, _question, out int length, out _);
        SendResult result = default;
        foreach (BroadcastTarget target in targets)
        {
            result = endpoint.TrySend(target.Remote, _question.AsSpan(0, length), target.Options);
            _questions += result.IsSent ? 1 : 0;
            _unsent += result.IsSent ? 0 : 1;
        }
        if (_questions == 0)
            throw BroadcastFailure.Of(result, targets[^1]);
    }

    private DiscoveryReport Report(TimeSpan elapsed) => new()
    {
        Servers = [.. _answers.Servers.OrderBy(static server => server.Remote.ToString(), StringComparer.Ordinal)],
        Questions = _questions,
        Unsent = _unsent,
        Answers = _answers.Answers,
        Stale = _answers.Stale,
        Garbage = _answers.Garbage,
        Untracked = _answers.Untracked,
        Elapsed = elapsed,
    };
}
