using System.Globalization;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>A ratio for people, on the terminal and in the page alike.</summary>
internal static class RatioWords
{
    /// <summary>Figure, before, after, ratio, interval, verdict.</summary>
    public static string[] Of(RowRatio ratio) =>
    [
        ratio.Column.Head, RunColumn.Show(ratio.Before), RunColumn.Show(ratio.After), Show(ratio.Ratio),
        ratio.Verdict is null ? "" : $"{Show(ratio.Low!.Value)} to {Show(ratio.High!.Value)}",
        Verdict(ratio.Verdict),
    ];

    public static string NotCompared(int rows) => string.Create(
        CultureInfo.InvariantCulture, $"{Figures.Count(rows)} rows are not compared: the other run has none such, or more than one.");

    public static string Show(double ratio) => ratio.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Verdict(RatioVerdict? verdict) => verdict switch
    {
        RatioVerdict.Better => "better",
        RatioVerdict.Worse => "worse",
        RatioVerdict.Same => "no difference shown",
        _ => "",
    };
}
