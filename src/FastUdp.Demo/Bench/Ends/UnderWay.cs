namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// What an impaired endpoint still holds back when a trial's sending is over: for its delay, for the rate of its link. It belongs to the trial, so
/// the trial waits for it; only then is what does not come lost.
/// </summary>
internal static class UnderWay
{
    // A minute or more: what is slower than that is lost, and counted as that.
    private const int MostLooks = 12_000;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);

    /// <param name="endpoint">The one that has sent; at once where it is not impaired.</param>
    /// <param name="time">What the waiting is measured with.</param>
    /// <param name="stop">Ends it early.</param>
    public static async Task AwaitNoneAsync(UdpEndpoint endpoint, TimeProvider time, CancellationToken stop)
    {
        for (int look = 0; look < MostLooks && endpoint.Impairment?.Outgoing.UnderWay > 0 && !stop.IsCancellationRequested; look++)
            await Task.Delay(LookInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
