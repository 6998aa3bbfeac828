using System.Diagnostics.CodeAnalysis;
using FastUdp.Impairment;

namespace FastUdp.Demo.Bench.Impairing;

/// <summary>
/// Reads what is typed for <c>--impair</c>: any of <c>loss</c>, <c>duplicate</c>, <c>reorder</c>, <c>corrupt</c> (percent), <c>delay</c>, <c>jitter</c>,
/// <c>hold</c> (times), <c>rate</c> (payload bits a second) and <c>queue</c> (datagrams), once each, between commas.
/// </summary>
internal static class ImpairmentParser
{
    private const string Words = "loss, duplicate, reorder, corrupt, delay, jitter, hold, rate or queue";

    /// <summary>False with the reason, in one line that begins with what was typed.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LinkImpairment? impairment, [NotNullWhen(false)] out string? error)
    {
        var link = new LinkImpairment();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        (impairment, error) = (null, null);
        foreach (string part in text.Split(','))
        {
            string[] sides = part.Split('=');
            error = sides.Length != 2 || !Words.Split([", ", " or "], StringSplitOptions.None).Contains(sides[0], StringComparer.OrdinalIgnoreCase)
                ? $"'{part}' is no impairment: {Words}, and a value, as in loss=1%"
                : !seen.Add(sides[0]) ? $"'{part}' is the second {sides[0]}"
                : Apply(sides[0].ToLowerInvariant(), sides[1], ref link);
            if (error is not null)
                return false;
        }
        if (link.Jitter > link.Delay)
            error = $"jitter of {link.Jitter.TotalMilliseconds} ms exceeds the delay of {link.Delay.TotalMilliseconds} ms";
        else
            impairment = link;
        return error is null;
    }

    private static string? Apply(string name, string value, ref LinkImpairment link)
    {
        string? error = null;
        link = name switch
        {
            "loss" => link with { Loss = LossModel.Independent(ImpairmentValues.Percent(value, out error)) },
            "duplicate" => link with { Duplication = ImpairmentValues.Percent(value, out error) },
            "reorder" => link with { Reordering = ImpairmentValues.Percent(value, out error) },
            "corrupt" => link with { Corruption = ImpairmentValues.Percent(value, out error) },
            "delay" => link with { Delay = ImpairmentValues.Time(value, out error) },
            "jitter" => link with { Jitter = ImpairmentValues.Time(value, out error) },
            "hold" => link with { ReorderingDelay = ImpairmentValues.Time(value, out error) },
            "rate" => link with { BitsPerSecond = ImpairmentValues.BitsPerSecond(value, out error) },
            _ => link with { QueueCapacity = ImpairmentValues.Count(value, out error) },
        };
        return error is null ? null : $"{name}={error}";
    }
}
