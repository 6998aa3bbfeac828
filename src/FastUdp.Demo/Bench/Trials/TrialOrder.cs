namespace FastUdp.Demo.Bench.Trials;

/// <summary>
/// In which order configurations take turns, so that what changes with time changes all of them alike. A round has each once. The next round begins with
/// the next configuration, and when each has begun once the direction turns: two go AB BA BA AB, three ABC BCA CAB CBA ACB BAC. Over
/// as many rounds as there are configurations each stands in each place equally often; over twice as many, each comes before and after each neighbour.
/// </summary>
internal static class TrialOrder
{
    /// <summary>The configurations of one round, by their index.</summary>
    /// <param name="round">From 0.</param>
    /// <param name="configurations">How many there are.</param>
    public static IEnumerable<int> OfRound(int round, int configurations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(round);
        ArgumentOutOfRangeException.ThrowIfLessThan(configurations, 1);
        int first = round % configurations;
        bool isTurned = round / configurations % 2 == 1;
        IEnumerable<int> forward = Enumerable.Range(0, configurations).Select(place => (first + place) % configurations);
        return isTurned ? forward.Reverse() : forward;
    }
}
