using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FastUdp.Demo.Bench.Rates;

/// <summary>
/// Reads what is typed for <c>--rate</c>: <c>max</c>; a quantity (<see cref="RateQuantity"/>), for even gaps; <c>poisson:</c> and a quantity;
/// <c>steps:</c> and up to 100 of <c>QUANTITY@TIME</c> between commas, of which 0 is a pause, with the time in <c>ms</c>, <c>s</c> or <c>m</c>.
/// </summary>
internal static class RateParser
{
    public const int MostSteps = 100;

    private const string Poisson = "poisson:";
    private const string Steps = "steps:";

    private static readonly TimeSpan ShortestStep = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(1);

    // The longer one first, for it ends with the next.
    private static readonly (string Suffix, decimal Seconds)[] Times = [("ms", 0.001m), ("s", 1), ("m", 60)];

    /// <summary>False with the reason, in one line that begins with what was typed.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out OfferedRate? rate, [NotNullWhen(false)] out string? error)
    {
        (rate, error) = (null, null);
        if (text.Equals("max", StringComparison.OrdinalIgnoreCase))
            rate = new OfferedRate.Flood();
        else if (text.StartsWith(Steps, StringComparison.OrdinalIgnoreCase))
            rate = ParseSteps(text[Steps.Length..], out error);
        else if (text.StartsWith(Poisson, StringComparison.OrdinalIgnoreCase))
            rate = RateQuantity.TryParse(text[Poisson.Length..], mayPause: false, out RateQuantity mean, out error) ? new OfferedRate.Poisson(mean) : null;
        else
            rate = RateQuantity.TryParse(text, mayPause: false, out RateQuantity quantity, out error) ? new OfferedRate.Even(quantity) : null;
        return rate is not null;
    }

    private static OfferedRate.Stepped? ParseSteps(string text, out string? error)
    {
        string[] typed = text.Split(',');
        error = typed.Length > MostSteps ? $"{typed.Length} steps exceed the limit of {MostSteps}" : null;
        var steps = new List<(RateQuantity Quantity, TimeSpan Duration)>();
        foreach (string step in typed)
        {
            if (error is not null || !TryParseStep(step, out RateQuantity quantity, out TimeSpan duration, out error))
                return null;
            steps.Add((quantity, duration));
        }
        if (steps.Exists(static step => step.Quantity.Thousandths > 0))
            return new OfferedRate.Stepped(steps);
        error = $"{Steps}{text} never sends anything";
        return null;
    }

    private static bool TryParseStep(string text, out RateQuantity quantity, out TimeSpan duration, [NotNullWhen(false)] out string? error)
    {
        (quantity, duration) = (default, default);
        string[] parts = text.Split('@');
        if (parts.Length == 2)
            return RateQuantity.TryParse(parts[0], mayPause: true, out quantity, out error) && TryParseTime(parts[1], out duration, out error);
        error = $"'{text}' is no step: RATE@TIME, as in 100k@1s";
        return false;
    }

    private static bool TryParseTime(string text, out TimeSpan duration, [NotNullWhen(false)] out string? error)
    {
        duration = default;
        (string suffix, decimal seconds) = Array.Find(Times, unit => text.EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase));
        error = suffix is null || !decimal.TryParse(text[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? $"'{text}' is no time: 500ms, 1s or 2m"
            : number > (decimal)LongestStep.TotalSeconds / seconds ? $"{text} exceeds the limit of {LongestStep.TotalSeconds:N0} s for a step"
            : number < (decimal)ShortestStep.TotalSeconds / seconds ? $"{text} is below the limit of {ShortestStep.TotalMilliseconds:0} ms for a step"
            : null;
        if (error is null)
            duration = TimeSpan.FromTicks((long)(decimal.Parse(text[..^suffix!.Length], NumberStyles.Float, CultureInfo.InvariantCulture) * seconds * TimeSpan.TicksPerSecond));
        return error is null;
    }
}
