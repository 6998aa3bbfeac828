using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Report;

/// <summary>Some seconds of a series in one: what a drawing and a table have room for.</summary>
/// <param name="First">The first second.</param>
/// <param name="Last">The last.</param>
/// <param name="Mean">Of the figure, over the seconds that have it; null where none has.</param>
/// <param name="Least">Of it in any second, so that a short stall is not smoothed away.</param>
/// <param name="Greatest">Of it in any second.</param>
internal sealed record SecondBucket(int First, int Last, double? Mean, double? Least, double? Greatest)
{
    /// <summary>How many a series is cut into at most.</summary>
    public const int MaxBuckets = 600;

    /// <summary>Cuts a series into pieces of equally many seconds; of up to <see cref="MaxBuckets"/>, each stands alone.</summary>
    public static SecondBucket[] Of(IReadOnlyList<RunSecond> series, Func<RunSecond, double?> figure)
    {
        int length = Math.Max(1, (series.Count + MaxBuckets - 1) / MaxBuckets);
        return
        [
            .. series.Chunk(length).Select(piece => new SecondBucket(
                piece[0].Second, piece[^1].Second,
                piece.Average(figure), piece.Min(figure), piece.Max(figure))),
        ];
    }
}
