using System.Globalization;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Live;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Search;

/// <summary>Searches in lines as they go on: each rate that was tried with its verdict.</summary>
/// <param name="output">What the run is kept by, and where the lines go.</param>
/// <param name="plan">By whose loss limits trials are judged.</param>
/// <param name="namesSetting">Whether there are several, so that each line has to say which.</param>
internal sealed class SearchTranscript(RunOutput output, SearchPlan plan, bool namesSetting) : ISearchWatcher
{
    private readonly TextWriter _lines = output.Lines;

    /// <inheritdoc/>
    public void Flooded(SearchCell cell, TrialFigures figures) =>
        Write(cell, $"of as many as can be sent {Figures.Count((long)figures.DatagramsPerSecond)}/s came through");

    /// <inheritdoc/>
    public void Tried(SearchCell cell, SearchTrial trial, TrialFigures figures)
    {
        string rate = $"{Figures.Count(trial.Rate)}/s for {Figures.Duration(trial.Duration.TotalMicroseconds)}{(trial.IsConfirmation ? " again" : "")}";
        Write(cell, $"{rate}: {(plan.IsOffered(figures.Near.Due, figures.Sent) ? Judge(figures) : NotOffered(figures))}");
    }

    private static string NotOffered(TrialFigures figures) =>
        $"not offered: {Figures.Count(figures.Sent)} of {Figures.Count(figures.Near.Due)} left";

    private string Judge(TrialFigures figures)
    {
        long lost = figures.Lost ?? 0;
        double share = (double)lost / Math.Max(1, figures.Sent);
        string verdicts = string.Join(", ", plan.LossLimits.Select(limit => $"{FindingText.ShortNameOf(limit)} {(share <= limit ? "held" : "not held")}"));
        string percent = lost == 0 ? "" : $" ({Figures.Percent(100 * share)})";
        return string.Create(CultureInfo.InvariantCulture, $"lost {lost:N0} of {figures.Sent:N0}{percent}: {verdicts}");
    }

    private void Write(SearchCell cell, string line)
    {
        _lines.WriteLine($"{(namesSetting ? $"{cell.Setting.Name}, " : "")}{Figures.Count(cell.Size)} B: {line}");
        _lines.Flush();
        output.Keep();
    }
}
