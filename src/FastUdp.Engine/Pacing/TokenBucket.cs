namespace FastUdp.Pacing;

/// <summary>
/// Bytes that may leave at a rate, and in bursts of some size: a state machine over timestamps. Over any time t it lets go at most
/// rate × t and a burst, or the longest datagram where that is more. Not safe from several threads at once.
/// </summary>
/// <remarks>
/// It counts in bytes × ticks per second, so that nothing is lost to rounding however long it runs. With a frequency of 10^9, 2^30 bytes
/// are 10^18: there is room for that in 64 bits.
/// </remarks>
internal sealed class TokenBucket
{
    private readonly long _bytesPerSecond;
    private readonly long _ticksPerSecond;
    private readonly long _full;
    private long _tokens;
    private long _filledAt;

    /// <param name="bytesPerSecond">The rate, up to 10^12.</param>
    /// <param name="burstBytes">What a full bucket holds, 1 to 2^30.</param>
    /// <param name="ticksPerSecond">The frequency of the timestamps, up to 10^9.</param>
    /// <param name="now">The first timestamp: the bucket is full then.</param>
    public TokenBucket(long bytesPerSecond, int burstBytes, long ticksPerSecond, long now)
    {
        _bytesPerSecond = bytesPerSecond;
        _ticksPerSecond = ticksPerSecond;
        _full = burstBytes * ticksPerSecond;
        _tokens = _full;
        _filledAt = now;
    }

    /// <summary>Takes so many bytes, if they may leave now. What is longer than a burst may when the bucket is full, and owes the rest.</summary>
    public bool TryTake(int bytes, long now)
    {
        Fill(now);
        if (_tokens < Needed(bytes))
            return false;
        _tokens -= bytes * _ticksPerSecond;
        return true;
    }

    /// <summary>Gives back what was taken and did not leave.</summary>
    public void Return(int bytes) => _tokens = Math.Min(_full, _tokens + (bytes * _ticksPerSecond));

    /// <summary>How many ticks it takes until so many bytes may leave, if no others do; 0 when they may now.</summary>
    public long TicksUntil(int bytes, long now)
    {
        Fill(now);
        return TicksToGain(Needed(bytes) - _tokens);
    }

    /// <summary>How many ticks it takes until the bucket is full: what it would gain after that is lost to the rate.</summary>
    public long TicksUntilFull(long now)
    {
        Fill(now);
        return TicksToGain(_full - _tokens);
    }

    private long Needed(int bytes) => Math.Min(bytes * _ticksPerSecond, _full);

    private long TicksToGain(long tokens) => tokens <= 0 ? 0 : ((tokens - 1) / _bytesPerSecond) + 1;

    private void Fill(long now)
    {
        long elapsed = now - _filledAt;
        if (elapsed <= 0)
            return;
        _tokens = elapsed >= TicksToGain(_full - _tokens) ? _full : _tokens + (elapsed * _bytesPerSecond);
        _filledAt = now;
    }
}
