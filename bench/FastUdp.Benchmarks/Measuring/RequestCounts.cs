namespace FastUdp.Benchmarks.Measuring;

/// <summary>What went otherwise than asked and answered, warm-up included; and what waiting costs.</summary>
/// <param name="SentAgain">Repetitions for want of a reply: on a loopback there should be none.</param>
/// <param name="WithoutReply">Requests of the loops that ended otherwise than with a reply.</param>
/// <param name="OutstandingBytesEach">The managed memory of one request that waits; null where none only waits.</param>
internal sealed record RequestCounts(long SentAgain, long WithoutReply, double? OutstandingBytesEach = null)
{
    public static RequestCounts operator +(RequestCounts left, RequestCounts right) => new(
        left.SentAgain + right.SentAgain,
        left.WithoutReply + right.WithoutReply,
        Larger(left.OutstandingBytesEach, right.OutstandingBytesEach));

    private static double? Larger(double? left, double? right) => right is null || left > right ? left : right;
}
