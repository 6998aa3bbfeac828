using System.CommandLine;
using System.CommandLine.Parsing;
using FastUdp.Impairment;

namespace FastUdp.Demo.Bench.Impairing;

/// <summary>The option <c>--impair</c>: what befalls the datagrams of the near end on purpose, so that the instrument can be held against what is known.</summary>
internal static class ImpairOption
{
    private const string Name = "--impair";

    /// <summary>Null where nothing is typed. The seed is another option's.</summary>
    public static Option<LinkImpairment?> Create() => new(Name)
    {
        Description =
            "What befalls sent datagrams on purpose, repeatably by --seed: loss, duplicate, reorder and corrupt as a percentage each, delay, jitter and hold "
            + "(how long a reordered one is held back) as a time, rate as payload bits a second, queue as a count; as in loss=1%,delay=20ms.",
        HelpName = "WHAT=VALUE,…",
        CustomParser = Parse,
    };

    /// <summary>Where nothing is impaired, null; then there is no layer in between.</summary>
    public static ImpairmentOptions? Read(ParseResult arguments, Option<LinkImpairment?> option) =>
        arguments.GetValue(option) is { } link ? new ImpairmentOptions { Outgoing = link } : null;

    private static LinkImpairment? Parse(ArgumentResult result)
    {
        if (!ImpairmentParser.TryParse(result.Tokens.Single().Value, out LinkImpairment? impairment, out string? error))
            result.AddError($"{Name} {error}");
        return impairment;
    }
}
