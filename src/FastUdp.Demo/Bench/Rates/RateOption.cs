using System.CommandLine;
using System.CommandLine.Parsing;

namespace FastUdp.Demo.Bench.Rates;

/// <summary>The option <c>--rate</c>: what to offer. A wrong one is refused in a line with the value and the limit.</summary>
internal static class RateOption
{
    private const string Name = "--rate";

    /// <summary>Null where nothing is typed.</summary>
    public static Option<OfferedRate?> Create() => new(Name)
    {
        Description =
            "What to send: datagrams a second (500k, 1.5M), bits a second on the wire, preamble and gap included (10Gbit), "
            + "poisson:RATE for gaps by chance, steps:RATE@TIME,RATE@TIME,… or max.",
        HelpName = "RATE",
        CustomParser = Parse,
    };

    private static OfferedRate? Parse(ArgumentResult result)
    {
        if (!RateParser.TryParse(result.Tokens.Single().Value, out OfferedRate? rate, out string? error))
            result.AddError($"{Name} {error}");
        return rate;
    }
}
