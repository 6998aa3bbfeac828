namespace FastUdp.Demo.Bench.Ends;

/// <summary>Waits for the last datagrams of a trial: until all have come, or none has for a while.</summary>
internal static class Drain
{
    // Looks in vain, not time: a machine that stops this process for a second stops the looking too, and what it holds back is no loss. So many
    // last 200 ms at least, longer than a queue of a path takes to empty.
    private const int QuietLooks = 40;
    private const int MostLooks = 2_000;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);

    /// <param name="received">How many have come, at any moment.</param>
    /// <param name="expected">How many there are.</param>
    /// <param name="time">What the waiting is measured with.</param>
    /// <param name="stop">Ends it early.</param>
    public static async Task AwaitAsync(Func<long> received, long expected, TimeProvider time, CancellationToken stop)
    {
        long last = received();
        for (int look = 0, quiet = 0; last < expected && quiet < QuietLooks && look < MostLooks && !stop.IsCancellationRequested; look++)
        {
            await Task.Delay(LookInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            long now = received();
            quiet = now == last ? quiet + 1 : 0;
            last = now;
        }
    }
}
