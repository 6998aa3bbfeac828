using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>A figure of a cell that is quoted with its interval, or refused with the reason.</summary>
internal sealed class QuotedFigure
{
    private const double Million = 1e6;

    private readonly string _name;
    private readonly double[] _values;
    private readonly Estimate? _estimate;

    private QuotedFigure(string name, IEnumerable<double?> byRound, QuotationRule rule)
    {
        _name = name;
        _values = [.. byRound.OfType<double>()];
        if (_values.Length == 0)
            return;
        _estimate = Estimate.Of(_values, rule.LeastCoverage);
        Refusal = rule.Refuse(_estimate);
    }

    /// <summary>The figure that the work is about.</summary>
    public static QuotedFigure Of(RunPlan plan, RunCell cell) => new(plan.QuotedFigure, ByRound(plan, cell), plan.Rule);

    /// <summary>The rate, whatever the work is about.</summary>
    public static QuotedFigure RateOf(RunPlan plan, RunCell cell) => new(RunColumns.Mpps.Name, cell.Whole.Select(static trial => (double?)MppsOf(trial)), plan.Rule);

    /// <summary>Why it is not quoted; null where it is, or where there is none.</summary>
    public string? Refusal { get; }

    /// <summary>The median of the trials; null where it is refused.</summary>
    public double? Value => Refusal is null ? _estimate?.Median : null;

    public RunInterval? Interval => Refusal is not null || _estimate is null ? null : new RunInterval
    {
        Of = _name,
        Low = _estimate.Low,
        High = _estimate.High,
        ConfidencePercent = 100 * _estimate.Coverage,
    };

    public RunTrials? Trials => _values.Length == 0 ? null : new RunTrials { Of = _name, Values = _values };

    /// <summary>The work's figure of every round; null where a trial was cut short, or has not been.</summary>
    public static double?[] ByRound(RunPlan plan, RunCell cell)
    {
        Func<TrialFigures, double?> figure = plan.Work == WorkKind.Latency ? CellDelays.MedianOf : static trial => MppsOf(trial);
        return [.. Enumerable.Range(0, plan.Rounds).Select(round => cell.Trials.ElementAtOrDefault(round) is { } trial ? figure(trial) : null)];
    }

    public static double MppsOf(TrialFigures trial) => trial.DatagramsPerSecond / Million;
}
