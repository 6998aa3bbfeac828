using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Search;

/// <summary>Makes a row of a search: the rates found with what bounds them, and what the trials counted that confirmed the strictest.</summary>
internal static class SearchRow
{
    /// <summary>What the rows' work is called.</summary>
    public const string Work = "search";

    private const double Million = 1e6;

    /// <returns>Null where the search has not begun.</returns>
    public static RunRow? Of(SearchRunPlan plan, SearchCell cell)
    {
        if (cell.Search is null)
            return null;
        SearchFinding? ndr = cell.Findings.FirstOrDefault(static finding => finding.LossLimit == 0);
        SearchFinding? pdr = cell.Findings.FirstOrDefault(static finding => finding.LossLimit > 0);
        return Confirmed(plan, cell, ndr?.Rate ?? pdr?.Rate) with
        {
            Work = Work,
            Method = MethodOf(plan),
            NdrMpps = ndr?.Rate / Million,
            NdrBound = TellOf(ndr, cell),
            PdrMpps = pdr?.Rate / Million,
            PdrBound = TellOf(pdr, cell),
            PdrLossPercent = 100 * pdr?.LossLimit,
        };
    }

    private static RunRow Confirmed(SearchRunPlan plan, SearchCell cell, long? rate)
    {
        var confirmations = new RunCell(cell.Size, cell.Setting);
        confirmations.Trials.AddRange(cell.ConfirmationsOf(rate));
        RunPlan shown = plan.Run with { IsOneTrial = true };
        return CellRow.Of(shown, confirmations) is { } row ? row with { Drift = null } : new RunRow { Work = Work, Subject = cell.Setting.Name, Size = cell.Size };
    }

    private static string? TellOf(SearchFinding? finding, SearchCell cell) => finding is null ? null : FindingText.Tell(finding, cell.Trials);

    private static string MethodOf(SearchRunPlan plan) =>
        $"search, {(plan.Run.Work == WorkKind.Throughput ? "one way" : "there and back")}: trials of {Seconds(plan.Search.TrialDuration)}, "
        + $"{Figures.Count(plan.Search.Confirmations)} confirmations of {Seconds(plan.Search.ConfirmationDuration)}";

    private static string Seconds(TimeSpan time) => Figures.Duration(time.TotalMicroseconds);
}
