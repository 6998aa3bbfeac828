namespace FastUdp.Demo.Bench.Ends;

/// <summary>The thread that sends in a trial: one of its own, on the core the setting names.</summary>
internal static class NearThread
{
    /// <param name="core">The core it stays on; null leaves it to the system.</param>
    /// <param name="run">What it does.</param>
    public static Task<T> RunAsync<T>(int? core, Func<T> run) => Task.Factory.StartNew(
        () =>
        {
            if (core is { } own)
                CorePinning.StayOn(own);
            return run();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
