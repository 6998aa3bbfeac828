using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace FastUdp.Demo.Bench.Search;

/// <summary>The option <c>--loss</c>: which shares of the datagrams may be lost. A wrong one is refused in a line with the value and the limit.</summary>
internal static class LossLimitsOption
{
    private const string Name = "--loss";
    private const double MostPercent = 50;

    /// <summary>Shares, not percent; null where nothing is typed.</summary>
    public static Option<double[]?> Create() => new(Name)
    {
        Description = $"Percent of the datagrams that may be lost: 0 for the NDR, one above 0 and up to {MostPercent} for the PDR, or both as in 0,0.5, which is the default.",
        HelpName = "PERCENT",
        CustomParser = Parse,
    };

    private static double[]? Parse(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        var shares = new List<double>();
        foreach (string typed in text.Split(','))
        {
            if (double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out double percent) && percent is >= 0 and <= MostPercent)
                shares.Add(percent / 100);
            else
                result.AddError($"{Name} {typed} is no percentage from 0 to {MostPercent}");
        }
        if (shares.Count > 2 || shares.Count(static share => share == 0) > 1 || shares.Count(static share => share > 0) > 1)
            result.AddError($"{Name} {text} is more than a search answers: 0, one percentage above it, or both");
        return [.. shares.Order()];
    }
}
