using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>The payload rate of each size as a bar, so that a cliff shows among numbers.</summary>
internal static class RateBar
{
    private const int Length = 14;
    private const int LeastSizes = 3;

    // Eighths of a character, from the left.
    private const string Eighths = " ▏▎▍▌▋▊▉";

    /// <summary>Null where there are too few sizes to see anything.</summary>
    public static SummaryColumn? Of(IReadOnlyList<RunRow> rows)
    {
        double most = rows.Max(static row => row.Gbps) ?? 0;
        bool isSeen = most > 0 && rows.Where(static row => row.Gbps is not null).Select(static row => row.Size).Distinct().Count() >= LeastSizes;
        return isSeen ? new("payload rate", 8, row => row.Gbps is { } rate ? Draw(rate / most) : null) { IsText = true } : null;
    }

    private static string Draw(double share)
    {
        int eighths = Math.Clamp((int)Math.Round(share * Length * 8), 0, Length * 8);
        string end = eighths % 8 == 0 ? "" : Eighths[eighths % 8].ToString();
        return new string('█', eighths / 8) + end;
    }
}
