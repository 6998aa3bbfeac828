using System.Text;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>What is unusual about results, a line each; nothing where all is as it should be.</summary>
internal static class RunNotes
{
    private static readonly (string What, Func<RunRow, long?> Count)[] Unusual =
    [
        ("duplicated", static row => row.Duplicated), ("reordered", static row => row.Reordered), ("corrupted", static row => row.Corrupted),
        ("late", static row => row.Late), ("foreign", static row => row.Foreign), ("unsent", static row => row.Unsent), ("never offered", static row => row.Unoffered),
    ];

    public static IEnumerable<string> Of(IReadOnlyList<RunRow> rows)
    {
        bool areSeveral = SummaryColumns.AreSeveral(rows);
        foreach (RunRow row in rows)
        {
            string[] counts = [.. Unusual.Where(one => one.Count(row) > 0).Select(one => $"{Figures.Count(one.Count(row)!.Value)} {one.What}")];
            string name = areSeveral ? $"{Figures.Count(row.Size)} B, {Printable.Text(Encoding.UTF8.GetBytes(RowKey.Of(row).Label))}" : $"{Figures.Count(row.Size)} B";
            if (counts.Length > 0)
                yield return $"{name}: {string.Join(", ", counts)}";
        }
        foreach (string refusal in RefusalWords.Of(rows))
            yield return Printable.Text(Encoding.UTF8.GetBytes(refusal));
    }
}
