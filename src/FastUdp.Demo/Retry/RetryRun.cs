using System.Diagnostics;

namespace FastUdp.Demo.Retry;

/// <summary>Asks many times, so many at once: as soon as one request ends, the next begins.</summary>
/// <param name="asker">Asks; not disposed here.</param>
/// <param name="count">How many requests in all.</param>
/// <param name="window">How many at once.</param>
internal sealed class RetryRun(ITextAsker asker, long count, int window)
{
    private readonly RetryTally _tally = new();
    private long _begun;

    /// <summary>How many requests have ended so far. Any thread.</summary>
    public long Ended => _tally.Ended;

    /// <param name="stop">Ends the requests under way and begins no more; the report is made all the same.</param>
    /// <exception cref="CommandFailedException">Nothing can be sent.</exception>
    public async Task<RetryReport> RunAsync(CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        int workers = (int)Math.Min(window, count);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(over), CancellationToken.None)));
        return _tally.ToReport(Stopwatch.GetElapsedTime(start));
    }

    private async Task WorkAsync(CancellationTokenSource over)
    {
        try
        {
            while (!over.IsCancellationRequested && Interlocked.Increment(ref _begun) <= count)
                _tally.Add(await asker.AskAsync(over.Token));
        }
        catch
        {
            // What fails one fails all: the others end, and the task of all of them tells why.
            await over.CancelAsync();
            throw;
        }
    }
}
