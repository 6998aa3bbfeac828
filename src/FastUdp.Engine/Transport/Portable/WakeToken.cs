namespace FastUdp.Transport.Portable;

/// <summary>Wakes an asynchronous receive by cancelling it: a token that is renewed after each wake-up.</summary>
internal sealed class WakeToken : IDisposable
{
    private volatile CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    /// <summary>
    /// Wakes the loop, on a thread of the pool and not in the caller's call. Any thread; calls before the loop renews
    /// the token count as one.
    /// </summary>
    public void Set() => _ = _source.CancelAsync();

    /// <summary>
    /// Makes the next receive wait again. A wake-up that hits the source just replaced is not lost: the loop looks at
    /// everything it could have been woken for after this.
    /// </summary>
    /// <remarks>The old source is left to the collector: a late caller may still hold it, and it has no timer.</remarks>
    public void Renew() => _source = new CancellationTokenSource();

    public void Dispose() => _source.Dispose();
}
