namespace FastUdp.Demo.Chat.Room;

/// <summary>
/// Holds something to a rate: each time adds to what is owed, time pays it off, and what would owe more than the burst is refused. The
/// default owes nothing. Pure: time comes from its caller.
/// </summary>
internal struct RateMeter
{
    // What adding and subtracting rounds must not cost the last of a burst.
    private const double Tolerance = 1e-6;

    private double _owed;
    private TimeSpan _at;

    /// <summary>Counts one; false when that exceeds the rate, and then it is not counted.</summary>
    public bool TryTake(Rate rate, TimeSpan now)
    {
        double paid = Math.Max(0, (now - _at).TotalSeconds) * rate.PerSecond;
        double owed = Math.Max(0, _owed - paid) + 1;
        if (owed > rate.Burst + Tolerance)
            return false;
        _owed = owed;
        _at = now;
        return true;
    }
}
