namespace FastUdp.Demo.Bench.Ends;

/// <summary>Waits for the last datagrams of a trial: until all have come, or none has for a while.</summary>
internal static class Drain
{
    // Longer than any queue of a path takes to empty, and than a pause of a busy machine as a rule.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);

    /// <param name="received">How many have come, at any moment.</param>
    /// <param name="expected">How many there are.</param>
    /// <param name="time">What the waiting is measured with.</param>
    /// <param name="stop">Ends it early.</param>
    public static async Task AwaitAsync(Func<long> received, long expected, TimeProvider time, CancellationToken stop)
    {
        long start = time.GetTimestamp();
        (long last, long since) = (received(), start);
        while (last < expected && time.GetElapsedTime(since) < Quiet && time.GetElapsedTime(start) < Most && !stop.IsCancellationRequested)
        {
            await Task.Delay(LookInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (received() is var now && now != last)
                (last, since) = (now, time.GetTimestamp());
        }
    }
}
