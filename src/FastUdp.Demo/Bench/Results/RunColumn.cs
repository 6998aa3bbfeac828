using System.Globalization;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Bench.Results;

/// <summary>A figure or a text of a row: what CSV, tables and comparisons are made of.</summary>
/// <param name="Name">As the member is called in JSON, with a dot before a member of a member.</param>
/// <param name="Head">For people, with the unit.</param>
internal sealed record RunColumn(string Name, string Head)
{
    /// <summary>Null of a text. A whole number stays one, for a count may be longer than a double is exact.</summary>
    public Func<RunRow, IFormattable?>? Number { get; init; }

    /// <summary>Null of a number.</summary>
    public Func<RunRow, string?>? Text { get; init; }

    /// <summary>Which way is better; null where neither is, so that runs are not compared by it.</summary>
    public bool? MoreIsBetter { get; init; }

    /// <summary>The mark of what trials only hint at.</summary>
    public const string About = "~";

    /// <summary>All of its digits; null where the row has none.</summary>
    public string? Exact(RunRow row) => Number is null ? Text!(row) : Number(row)?.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>As people read it, four significant digits; with <see cref="About"/> the median of a figure that is not quoted; null where the row has none.</summary>
    public string? Shown(RunRow row) => Number is null ? Text!(row)
        : Number(row) is { } number ? Show(number)
        : row is { NotQuoted: not null, Trials: { } trials } && trials.Of == Name && Medians.Median(trials.Values) is { } median ? About + Show(median)
        : null;

    /// <summary>The figure as a number to calculate with.</summary>
    public double? Value(RunRow row) => Number?.Invoke(row) is { } number ? Convert.ToDouble(number, CultureInfo.InvariantCulture) : null;

    public static string Show(IFormattable number) => number switch
    {
        double value => value.ToString(value switch { 0 => "0", >= 1000 => "#,0", >= 100 => "0.#", >= 10 => "0.##", >= 1 => "0.###", >= 0.01 => "0.####", >= 1e-4 => "0.######", _ => "0.###E0" }, CultureInfo.InvariantCulture),
        _ => number.ToString("N0", CultureInfo.InvariantCulture),
    };
}
