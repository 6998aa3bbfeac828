namespace FastUdp.PathMtu;

/// <summary>
/// When a path on which nothing is searched for is looked at next: to confirm the size in use, to try larger ones, or to try again where
/// nothing passed (RFC 8899 section 5.1.1). A path that is not used is left alone.
/// </summary>
internal struct RestTimers(PathMtuOptions options)
{
    private bool _isInUse = true;
    private int _failedRounds;
    private TimeSpan _confirmAt;
    private TimeSpan _raiseAt;
    private TimeSpan _retryAt;

    /// <summary>When a size that was found is to be confirmed, or larger ones tried.</summary>
    public readonly TimeSpan DueWhenFound => !_isInUse ? TimeSpan.MaxValue : _confirmAt < _raiseAt ? _confirmAt : _raiseAt;

    /// <summary>When the least size is to be tried again, after it failed.</summary>
    public readonly TimeSpan DueWhenFailed => _isInUse ? _retryAt : TimeSpan.MaxValue;

    public readonly bool IsRaiseDue(TimeSpan now) => now >= _raiseAt;

    /// <summary>The path is used: what was put off is due.</summary>
    public void OnUse() => _isInUse = true;

    /// <summary>A probe is about to be sent that is only worth it while the path is used.</summary>
    public void OnProbe() => _isInUse = false;

    /// <summary>The size in use is known to pass now.</summary>
    public void OnConfirmed(TimeSpan now) => _confirmAt = now + options.ConfirmationInterval;

    /// <summary>The search upwards has ended.</summary>
    public void OnSearched(TimeSpan now)
    {
        _raiseAt = now + options.RaiseInterval;
        _failedRounds = 0;
    }

    /// <summary>Has the size in use confirmed at once.</summary>
    public void ConfirmAt(TimeSpan now)
    {
        _isInUse = true;
        _confirmAt = now;
    }

    /// <summary>Has the least size tried at once.</summary>
    public void RetryAt(TimeSpan now)
    {
        _isInUse = true;
        _retryAt = now;
    }

    /// <summary>Nothing passed: the next try is later each time, up to the raise interval.</summary>
    public void OnFailed(TimeSpan now)
    {
        TimeSpan wait = options.ConfirmationInterval * (1 << Math.Min(_failedRounds++, 20));
        _retryAt = now + (wait < options.RaiseInterval ? wait : options.RaiseInterval);
        _isInUse = false;
    }
}
