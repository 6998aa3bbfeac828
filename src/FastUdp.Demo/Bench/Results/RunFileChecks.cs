using System.Globalization;
using System.Text;
using FastUdp.Demo.Bench.Accounts;
using FastUdp.Demo.Bench.Trials;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Results;

/// <summary>What types cannot say of a run file: limits, and what must be in order.</summary>
internal static class RunFileChecks
{
    /// <summary>The longest name of a work, a subject and so on.</summary>
    public const int MaxNameLength = 200;

    // Finite, and far from where sums and squares would not be.
    private const double Greatest = 1e18;

    private const string Null = "null is not what belongs there";

    /// <summary>The member, its value and the limit; null where all is well.</summary>
    public static string? FirstFault(RunFile run)
    {
        if (run.Rows.Count > RunFile.MaxRows)
            return $"rows: {Figures.Count(run.Rows.Count)} exceed the limit of {Figures.Count(RunFile.MaxRows)}";
        if (run.Options.Count > RunFile.MaxOptions)
            return $"options: {Figures.Count(run.Options.Count)} exceed the limit of {Figures.Count(RunFile.MaxOptions)}";
        if (run.Options.FirstOrDefault(static option => option.Value is null) is { Key: { } option })
            return $"options.{Text(option)}: {Null}";
        return run.Rows.Select(FaultAt).FirstOrDefault(static fault => fault is not null);
    }

    // The reader refuses a null that is a member of ours, but not one among others in a list.
    private static string? FaultAt(RunRow? row, int index) => row is null ? $"rows[{index}]: {Null}"
        : FirstFault(row) is { } fault ? $"rows[{index}].{fault}"
        : null;

    private static string? FirstFault(RunRow row) =>
        OfName("work", row.Work) ?? OfName("subject", row.Subject) ?? OfText("group", row.Group) ?? OfText("send", row.Send) ?? OfText("method", row.Method)
        ?? OfText("notQuoted", row.NotQuoted) ?? OfTrials(row.Trials) ?? OfRatio(row.Ratio)
        ?? RunColumns.Numbers.Select(column => OfNumber(column.Name, column.Number!(row))).FirstOrDefault(static fault => fault is not null)
        ?? (row.LossPercent > 100 ? $"lossPercent: {Show(row.LossPercent.Value)} exceeds 100" : null)
        ?? OfEnd("near", row.Near) ?? OfEnd("far", row.Far)
        ?? OfPercentiles("rttMicroseconds", row.RttMicroseconds) ?? OfPercentiles("oneWayMicroseconds", row.OneWayMicroseconds)
        ?? OfInterval(row.Interval) ?? OfSeries(row.Series ?? []);

    private static string? OfName(string member, string name) => name.Length == 0 ? $"{member}: it is empty" : OfText(member, name);

    private static string? OfText(string member, string? text) =>
        text?.Length > MaxNameLength ? $"{member}: {Figures.Count(text.Length)} characters exceed the limit of {MaxNameLength}" : null;

    private static string? OfNumber(string member, IFormattable? number) =>
        number is not null && Convert.ToDouble(number, CultureInfo.InvariantCulture) is not (>= 0 and <= Greatest)
            ? $"{member}: {Show(number)} is not from 0 to 10¹⁸"
            : null;

    private static string? OfEnd(string member, EndReport? end) => end is null ? null
        : OfText($"{member}.backend", end.Backend)
        ?? end.Switches.Select(one => OfText($"{member}.{one.Name}.reason", one.Switch.Reason)).FirstOrDefault(static fault => fault is not null);

    private static string? OfPercentiles(string member, RunPercentiles? times)
    {
        (string Name, double Value) last = ("0", 0);
        foreach ((string name, double? microseconds) in times?.All ?? [])
        {
            if (microseconds < last.Value)
                return $"{member}.{name}: {Show(microseconds.Value)} is less than {last.Name}";
            if (microseconds is { } value)
                last = (name, value);
        }
        return null;
    }

    private static string? OfInterval(RunInterval? interval) => interval switch
    {
        null => null,
        _ when OfFigure("interval", interval.Of) is { } fault => fault,
        { Low: < 0 or > Greatest } => $"interval.low: {Show(interval.Low)} is not from 0 to 10¹⁸",
        _ when interval.High < interval.Low || interval.High > Greatest => $"interval.high: {Show(interval.High)} is not from low to 10¹⁸",
        { ConfidencePercent: not (null or (> 0 and < 100)) } => $"interval.confidencePercent: {Show(interval.ConfidencePercent)} is not above 0 and below 100",
        _ => null,
    };

    private static string? OfTrials(RunTrials? trials)
    {
        if (trials is null)
            return null;
        if (OfFigure("trials", trials.Of) is { } fault)
            return fault;
        if (trials.Values.Count is 0 or > OrderStatistics.MostTrials)
            return $"trials.values: {Figures.Count(trials.Values.Count)} are not from 1 to {Figures.Count(OrderStatistics.MostTrials)}";
        return trials.Values.Select(static (value, index) => OfNumber($"trials.values[{index}]", value)).FirstOrDefault(static one => one is not null);
    }

    private static string? OfRatio(RunRatio? ratio) => ratio is null ? null
        : OfFigure("ratio", ratio.Of) ?? OfName("ratio.to", ratio.To)
        ?? (ratio.High < ratio.Low ? $"ratio.high: {Show(ratio.High.Value)} is less than low" : null);

    private static string? OfFigure(string member, string figure) =>
        RunColumns.Numbers.Any(column => column.Name == figure) ? null : $"{member}.of: '{Text(figure)}' is no figure of a row";

    private static string? OfSeries(IReadOnlyList<RunSecond> series)
    {
        for (int index = 0, last = -1; index < series.Count; last = series[index].Second, index++)
        {
            if (series[index] is null)
                return $"series[{index}]: {Null}";
            string? fault = series[index].Second <= last ? $"second: {series[index].Second} does not come after {last}"
                : OfNumber("mpps", series[index].Mpps) ?? OfNumber("lossPercent", series[index].LossPercent)
                ?? OfNumber("p99Microseconds", series[index].P99Microseconds);
            if (fault is not null)
                return $"series[{index}].{fault}";
        }
        return null;
    }

    private static string Show(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static string Text(string text) => Printable.Text(Encoding.UTF8.GetBytes(text.Length > MaxNameLength ? text[..MaxNameLength] + "…" : text));
}
