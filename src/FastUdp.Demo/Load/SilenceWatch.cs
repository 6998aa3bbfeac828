using System.Diagnostics;

namespace FastUdp.Demo.Load;

/// <summary>Tells when so long nothing has come back that what is in flight must be lost.</summary>
/// <param name="window">Whose replies to watch.</param>
internal struct SilenceWatch(InFlightWindow window)
{
    // Longer than most delays of a loaded machine, where a mistake costs nothing: what comes late is received after all.
    private static readonly TimeSpan LeastAmidLoad = TimeSpan.FromMilliseconds(100);

    // At the end a mistake would be a loss that was none.
    private static readonly TimeSpan LeastAtEnd = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    private long _received = window.Received;
    private long _since = Stopwatch.GetTimestamp();

    /// <summary>Looks at the count and the clock. To be asked every few milliseconds.</summary>
    /// <param name="isAtEnd">Whether nothing more is sent, so that only stragglers are waited for.</param>
    public bool HasLasted(bool isAtEnd)
    {
        long received = window.Received;
        if (received != _received)
        {
            _received = received;
            _since = Stopwatch.GetTimestamp();
            return false;
        }
        return Stopwatch.GetElapsedTime(_since) > Limit(window.RoundTrips.Maximum, isAtEnd);
    }

    /// <summary>Four round trips, the longest seen, within limits.</summary>
    internal static TimeSpan Limit(long longestRoundTrip, bool isAtEnd)
    {
        TimeSpan least = isAtEnd ? LeastAtEnd : LeastAmidLoad;
        TimeSpan fourRoundTrips = 4 * Stopwatch.GetElapsedTime(0, longestRoundTrip);
        return fourRoundTrips < least ? least : fourRoundTrips > Most ? Most : fourRoundTrips;
    }
}
