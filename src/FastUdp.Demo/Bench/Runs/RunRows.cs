using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>The rows of a run so far: of each cell that has one, and where settings are compared, with the ratio to the first of them.</summary>
internal static class RunRows
{
    public static RunRow[] Of(RunPlan plan, IReadOnlyList<RunCell> cells) =>
    [
        .. from cell in cells
           let row = CellRow.Of(plan, cell)
           where row is not null
           let first = cells.First(other => other.Size == cell.Size)
           select ReferenceEquals(first, cell) ? row : row with { Ratio = RatioOf(plan, cell, first) },
    ];

    private static RunRatio? RatioOf(RunPlan plan, RunCell cell, RunCell first)
    {
        Estimate? ratio = Estimate.OfRatios(QuotedFigure.ByRound(plan, cell), QuotedFigure.ByRound(plan, first), plan.Rule.LeastCoverage);
        if (ratio is null)
            return null;
        bool encloses = ratio.Coverage > 0;
        return new RunRatio
        {
            To = first.Setting.Name,
            Of = plan.QuotedFigure,
            Median = ratio.Median,
            Low = encloses ? ratio.Low : null,
            High = encloses ? ratio.High : null,
            ConfidencePercent = encloses ? 100 * ratio.Coverage : null,
        };
    }
}
