using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>Why figures of a table are marked as not quoted: each reason once, with the rows it holds of.</summary>
internal static class RefusalWords
{
    public static IEnumerable<string> Of(IEnumerable<RunRow> rows) =>
        from row in rows
        where row.NotQuoted is not null
        group row by row.NotQuoted into reason
        select $"{RunColumn.About} {reason.Key} ({Places([.. reason])})";

    private static string Places(RunRow[] rows) => string.Join("; ", rows.GroupBy(static row => row.Subject).Select(static subject =>
        $"{subject.Key}: {string.Join(", ", subject.Select(static row => RunColumn.Show(row.Size)))} B"));
}
