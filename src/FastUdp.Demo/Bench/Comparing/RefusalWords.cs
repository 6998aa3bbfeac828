using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Trials;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>Why figures of a table are marked as not quoted: each reason once, with the rows it holds of; of many, what they have in common.</summary>
internal static class RefusalWords
{
    private const int MostReasons = 2;

    public static IEnumerable<string> Of(IEnumerable<RunRow> rows)
    {
        RunRow[] refused = [.. rows.Where(static row => row.NotQuoted is not null)];
        IGrouping<string, RunRow>[] reasons = [.. refused.GroupBy(static row => row.NotQuoted!)];
        return reasons.Length > MostReasons
            ? [$"{RunColumn.About} not quoted: the trials of {Figures.Count(refused.Length)} rows do not settle their medians; between what these lie stands beside them, each reason in --json"]
            : reasons.Select(static reason => $"{RunColumn.About} {reason.Key} ({Places([.. reason])})");
    }

    /// <summary>Between what the median lies that is not quoted; null where it is, or where one trial is all there is.</summary>
    public static string? Interval(RunRow row)
    {
        if (row is not { NotQuoted: not null, Trials.Values: { Count: > 1 } values })
            return null;
        var estimate = Estimate.Of(values);
        return $"{RunColumn.About}{RunColumn.Show(estimate.Low)}–{RunColumn.Show(estimate.High)}";
    }

    private static string Places(RunRow[] rows) => string.Join("; ", rows.GroupBy(static row => row.Subject).Select(static subject =>
        $"{subject.Key}: {string.Join(", ", subject.Select(static row => RunColumn.Show(row.Size)))} B"));
}
