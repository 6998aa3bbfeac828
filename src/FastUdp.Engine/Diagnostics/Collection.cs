using System.Diagnostics;

namespace FastUdp.Diagnostics;

/// <summary>
/// What was read for one collection. A listener collects by asking one instrument after the other, and nobody says when it begins:
/// a collection goes on while the same thread asks for what it has not asked yet, and not for long.
/// </summary>
/// <param name="series">The series.</param>
/// <param name="total">The sum of all that has ever been counted.</param>
internal sealed class Collection(CollectedSeries[] series, Figures total)
{
    // Longer than a listener takes for its round, shorter than any would wait between two.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly long _begin = Stopwatch.GetTimestamp();
    private ulong _asked;

    public CollectedSeries[] Series => series;

    public Figures Total => total;

    /// <summary>Whether this is still the collection of somebody who asks this question now; then it counts as asked.</summary>
    /// <param name="question">Which instrument or counter asks, 0 to 63.</param>
    public bool TryAsk(int question)
    {
        ulong bit = 1UL << question;
        if ((_asked & bit) != 0 || _thread != Environment.CurrentManagedThreadId || Stopwatch.GetElapsedTime(_begin) > Longest)
            return false;
        _asked |= bit;
        return true;
    }
}
