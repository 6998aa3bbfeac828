namespace FastUdp.Requests;

/// <summary>
/// Cleans up from time to time while there is anything to clean up: what has fallen silent takes no memory, even when
/// no datagram comes any more.
/// </summary>
internal sealed class Housekeeping : IDisposable
{
    // Four times in the lifetime of a session: what expires stays for a quarter longer at most.
    private const int TurnsPerLifetime = 4;

    private readonly TimeSpan _interval;
    private readonly Func<bool> _cleanUp;
    private readonly ITimer _timer;
    private int _isArmed;

    /// <param name="timeProvider">The clock.</param>
    /// <param name="lifetime">How long things live.</param>
    /// <param name="cleanUp">Cleans up, on any thread; false when nothing is left.</param>
    public Housekeeping(TimeProvider timeProvider, TimeSpan lifetime, Func<bool> cleanUp)
    {
        _interval = lifetime / TurnsPerLifetime;
        _cleanUp = cleanUp;
        _timer = timeProvider.CreateTimer(
            static state => ((Housekeeping)state!).CleanUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Notes that there is something to clean up.</summary>
    public void Arm()
    {
        if (Interlocked.Exchange(ref _isArmed, 1) == 0)
            _timer.Change(_interval, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void CleanUp()
    {
        // Disarmed first: what comes while this looks arms it again.
        Volatile.Write(ref _isArmed, 0);
        if (_cleanUp())
            Arm();
    }
}
