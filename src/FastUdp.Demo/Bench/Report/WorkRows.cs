using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Report;

/// <summary>The rows of one work, of all runs.</summary>
/// <param name="Work">Its name.</param>
/// <param name="Rows">Each with the run it is of.</param>
/// <param name="AreRunsSeveral">Whether a name needs its run beside it.</param>
internal sealed record WorkRows(string Work, IReadOnlyList<(NamedRun Run, RunRow Row)> Rows, bool AreRunsSeveral)
{
    public static IReadOnlyList<WorkRows> Of(IReadOnlyList<NamedRun> runs) =>
    [
        .. runs.SelectMany(static run => run.File.Rows, static (run, row) => (Run: run, Row: row))
            .GroupBy(static one => one.Row.Work)
            .Select(work => new WorkRows(work.Key, [.. work], runs.Count > 1)),
    ];

    /// <summary>A work at one size is drawn as bars, at several as lines.</summary>
    public bool HasSizes => Rows.Select(static one => one.Row.Size).Distinct().Skip(1).Any();

    /// <summary>What a row is called, whatever its size.</summary>
    public string Name(NamedRun run, RunRow row) => AreRunsSeveral ? $"{RowKey.Of(row).Label} ({run.Name})" : RowKey.Of(row).Label;

    /// <summary>What a row is called among rows of several sizes.</summary>
    public string NameAndSize(NamedRun run, RunRow row) => HasSizes ? $"{Name(run, row)}, {RunColumn.Show(row.Size)} B" : Name(run, row);
}
