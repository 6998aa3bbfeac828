namespace FastUdp.Requests;

/// <summary>
/// A token bucket, turned over: each request adds to what a remote owes, time pays it off, and who would owe more than
/// the burst is refused. The default owes nothing. Pure: time comes as timestamps.
/// </summary>
internal struct RateBucket
{
    private double _ticksOwed;
    private long _lastTimestamp;

    /// <summary>Takes one request; false when it exceeds the limit, and then it costs nothing.</summary>
    public bool TryTake(RateLimit limit, long timestamp)
    {
        double owed = Math.Max(0, _ticksOwed - Math.Max(0, timestamp - _lastTimestamp)) + limit.TicksPerRequest;

        // What adding and subtracting has rounded must not cost the last request of a burst.
        if (owed > limit.MaxTicksOwed + (limit.TicksPerRequest / 1_000))
            return false;
        _ticksOwed = owed;
        _lastTimestamp = timestamp;
        return true;
    }
}
