using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>A column of the short table of results.</summary>
/// <param name="Head">For people, with the unit.</param>
/// <param name="Rank">The lowest stay longest where there is not room for all.</param>
/// <param name="Shown">What a row has there; null for nothing.</param>
internal sealed record SummaryColumn(string Head, int Rank, Func<RunRow, string?> Shown)
{
    public bool IsText { get; init; }

    // What a border and the space about a cell take.
    private const int Between = 3;

    /// <summary>What the column takes of a line.</summary>
    public int Width(IEnumerable<RunRow> rows) => rows.Max(row => Math.Max(Head.Length, Shown(row)?.Length ?? 0)) + Between;
}
