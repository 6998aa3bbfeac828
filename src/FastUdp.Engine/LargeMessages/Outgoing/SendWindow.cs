namespace FastUdp.LargeMessages;

/// <summary>
/// How many bytes of reliable messages may be under way to a remote: grows while all arrives, shrinks when something is lost (slow start and
/// congestion avoidance of RFC 5681, with the factor 0.7 of RFC 9438 section 4.6), and never exceeds what the options allow.
/// </summary>
internal sealed class SendWindow
{
    /// <summary>What may be under way at first: one super-buffer.</summary>
    public const int InitialBytes = 65_536;

    /// <summary>What always may.</summary>
    public const int LeastBytes = 4_096;

    private readonly int _maxBytes;
    private int _threshold;
    private long _lastCutTicks = long.MinValue;

    public SendWindow(int maxBytes)
    {
        _maxBytes = maxBytes;
        _threshold = maxBytes;
        Bytes = Math.Min(InitialBytes, maxBytes);
    }

    /// <summary>How many bytes may be under way.</summary>
    public int Bytes { get; private set; }

    /// <summary>How many are.</summary>
    public int InFlightBytes { get; private set; }

    /// <summary>Whether so many more may be under way. Whatever the window, one segment may.</summary>
    public bool HasRoomFor(int bytes) => InFlightBytes == 0 || InFlightBytes + bytes <= Bytes;

    public void OnSent(int bytes) => InFlightBytes += bytes;

    /// <summary>Notes that bytes are no longer under way, whatever became of them.</summary>
    public void OnGone(int bytes) => InFlightBytes -= bytes;

    /// <summary>Grows: by what has arrived at first, from the threshold on by one segment for each window.</summary>
    public void OnArrived(int bytes, int segmentBytes)
    {
        long growth = Bytes < _threshold ? bytes : Math.Max(1, (long)segmentBytes * bytes / Bytes);
        Bytes = (int)Math.Min(Bytes + growth, _maxBytes);
    }

    /// <summary>Shrinks, but once for all that is lost within a round trip.</summary>
    public void OnLost(long nowTicks, TimeSpan roundTrip)
    {
        if (_lastCutTicks != long.MinValue && nowTicks - _lastCutTicks < roundTrip.Ticks)
            return;
        _lastCutTicks = nowTicks;
        Bytes = Math.Max((int)(Bytes * 7L / 10), LeastBytes);
        _threshold = Bytes;
    }

    /// <summary>Shrinks to the least: nothing is heard any more.</summary>
    public void OnSilence()
    {
        _threshold = Math.Max(Bytes / 2, LeastBytes);
        Bytes = LeastBytes;
    }
}
