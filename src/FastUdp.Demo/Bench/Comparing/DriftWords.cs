using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>How a long trial began and ended, in a line; nothing of others.</summary>
internal static class DriftWords
{
    public static string? Of(RunRow row) => row.Drift is { } drift ? $"first tenth {Of(drift.First)}; last tenth {Of(drift.Last)}" : null;

    private static string Of(RunStretch stretch)
    {
        string text = $"({Figures.Count(stretch.Seconds)} s): {RunColumn.Show(stretch.Mpps)} Mpps";
        if (stretch.LossPercent is { } loss)
            text += $", loss {RunColumn.Show(loss)} %";
        return stretch.P99Microseconds is { } time ? $"{text}, p99 {RunColumn.Show(time)} µs" : text;
    }
}
