using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Bench.Results;

/// <summary>
/// What trials only hint at: the median of a figure that a row refuses to quote (<see cref="RunRow.NotQuoted"/>), to be drawn and shown as such, for a
/// table of holes would tell nobody where the trouble is.
/// </summary>
internal static class HintedFigure
{
    private const double BitsPerByte = 8;
    private const double MillionsPerThousandMillions = 1e3;

    /// <summary>Null where the row quotes the figure, or has no trials of it.</summary>
    public static double? Of(RunRow row, RunColumn column)
    {
        if (row is not { NotQuoted: not null, Trials: { } trials } || column.Number is null || column.Value(row) is not null)
            return null;
        if (trials.Of == column.Name)
            return Medians.Median(trials.Values);
        // The payload is the rate by the size.
        return column == RunColumns.Gbps && trials.Of == RunColumns.Mpps.Name
            ? Medians.Median(trials.Values) * row.Size * BitsPerByte / MillionsPerThousandMillions
            : null;
    }
}
