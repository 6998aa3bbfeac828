using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>Runs held against the first of them: row by row, figure by figure.</summary>
/// <param name="Ratios">In the order of the first run's rows.</param>
/// <param name="NotCompared">Rows, of all runs, that no other has, or that are not alone with what tells rows apart.</param>
internal sealed record RunComparison(IReadOnlyList<RowRatio> Ratios, int NotCompared)
{
    /// <returns>Null of a single run.</returns>
    public static RunComparison? Of(IReadOnlyList<NamedRun> runs)
    {
        if (runs.Count < 2)
            return null;
        Dictionary<RowKey, RunRow> first = Unique(runs[0]);
        var compared = new HashSet<RowKey>();
        var ratios = new List<RowRatio>();
        int found = 0;
        foreach (NamedRun run in runs.Skip(1))
        {
            Dictionary<RowKey, RunRow> rows = Unique(run);
            foreach ((RowKey key, RunRow before) in first)
            {
                if (!rows.TryGetValue(key, out RunRow? after))
                    continue;
                found++;
                compared.Add(key);
                ratios.AddRange(RunColumns.Numbers.Where(static column => column.MoreIsBetter is not null)
                    .Select(column => RowRatio.Of(run.Name, column, before, after)).OfType<RowRatio>());
            }
        }
        return new RunComparison(ratios, runs.Sum(static run => run.File.Rows.Count) - found - compared.Count);
    }

    // Which of two rows with the same names belongs to which of another run, nobody knows.
    private static Dictionary<RowKey, RunRow> Unique(NamedRun run) => run.File.Rows
        .GroupBy(RowKey.Of).Where(static rows => rows.Count() == 1).ToDictionary(static rows => rows.Key, static rows => rows.Single());
}
