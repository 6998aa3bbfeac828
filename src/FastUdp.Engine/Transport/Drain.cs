namespace FastUdp.Transport;

/// <summary>The end of a receive that may first handle what has arrived, within a limit of time.</summary>
internal static class Drain
{
    private static readonly TimeSpan MostTime = TimeSpan.FromHours(1);

    public static void CheckLimit(string name, TimeSpan limit)
    {
        if (limit != Timeout.InfiniteTimeSpan && (limit < TimeSpan.Zero || limit > MostTime))
            throw new ArgumentOutOfRangeException(name, limit, $"{name} must be from 0 to 1 hour, or infinite.");
    }

    /// <summary>Waits for a receive that has been told to drain, and has it stopped when the time is up. Does not fail.</summary>
    public static async Task EndAsync(Task completion, TimeSpan limit, TimeProvider clock, Action stop)
    {
        using ITimer timer = clock.CreateTimer(static stop => ((Action)stop!)(), stop, limit, Timeout.InfiniteTimeSpan);
        await completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
