using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Bench.Search;

namespace FastUdp.Demo.Arguments;

/// <summary>The options of a search for the highest rate, and the plan they make with those of the run.</summary>
internal sealed class SearchArguments
{
    private readonly Option<WorkKind> _work = ChoiceOption.Create(
        "--work", "Which way datagrams go: one way, which is the default, or there and back.", [.. Enum.GetValues<WorkKind>().Except([WorkKind.Throughput, WorkKind.Echo])]);

    private readonly Option<double[]?> _loss = LossLimitsOption.Create();
    private readonly Option<RateQuantity?> _most = CreateRate("--most", "The highest rate that is offered, ever, and the first; without it a flood tells where to begin. Written as --rate: 500k, 10Gbit.");
    private readonly Option<RateQuantity?> _least = CreateRate("--least", "The lowest rate that is tried, default 1,000; where even this loses, there is none.");

    private readonly Option<double?> _confirmSeconds = NumberOptions.Create(
        "--confirm-seconds", "SECONDS", 0.05, 86_400.0, "How long each trial sends that confirms a rate, default 5; RFC 2544 asks for 60.");

    private readonly Option<int?> _confirmations = NumberOptions.Create("--confirmations", "COUNT", 1, 100, "How many of those a rate must pass, default 2.");

    private readonly Option<double?> _resolution = NumberOptions.Create(
        "--resolution", "PERCENT", 0.01, 50.0, "How close the rate that failed comes to the one that passed, default 1.");

    public void AddTo(Command command)
    {
        foreach (Option option in (ReadOnlySpan<Option>)[_work, _loss, _most, _least, _confirmSeconds, _confirmations, _resolution])
            command.Options.Add(option);
    }

    /// <summary>What is measured.</summary>
    public WorkKind ReadWork(ParseResult arguments) => arguments.GetValue(_work);

    /// <param name="arguments">What was typed.</param>
    /// <param name="run">What the options of the run say.</param>
    public SearchRunPlan Read(ParseResult arguments, RunPlan run) => new()
    {
        Run = run with { Rounds = arguments.GetValue(_confirmations) ?? 2 },
        Least = arguments.GetValue(_least),
        Most = arguments.GetValue(_most),
        Search = new SearchPlan
        {
            MostRate = DatagramRate.MostPerSecond,
            LossLimits = arguments.GetValue(_loss) is { Length: > 0 } limits ? limits : new SearchPlan { MostRate = DatagramRate.MostPerSecond }.LossLimits,
            TrialDuration = run.Duration,
            ConfirmationDuration = TimeSpan.FromSeconds(arguments.GetValue(_confirmSeconds) ?? 5),
            Confirmations = arguments.GetValue(_confirmations) ?? 2,
            Resolution = (arguments.GetValue(_resolution) ?? 1) / 100,
        },
    };

    /// <summary>The plan as options of the command line would say it.</summary>
    public static IEnumerable<(string Option, string Value)> Tell(SearchRunPlan plan) =>
    [
        ("work", plan.Run.Work.ToString().ToLowerInvariant()),
        ("loss", string.Join(',', plan.Search.LossLimits.Select(static limit => (100 * limit).ToString(CultureInfo.InvariantCulture)))),
        ("confirm-seconds", plan.Search.ConfirmationDuration.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
        ("confirmations", plan.Search.Confirmations.ToString(CultureInfo.InvariantCulture)),
        ("resolution", (100 * plan.Search.Resolution).ToString(CultureInfo.InvariantCulture)),
    ];

    private static Option<RateQuantity?> CreateRate(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "RATE",
        CustomParser = result => ParseRate(result, name),
    };

    private static RateQuantity? ParseRate(ArgumentResult result, string name)
    {
        if (RateQuantity.TryParse(result.Tokens.Single().Value, mayPause: false, out RateQuantity rate, out string? error))
            return rate;
        result.AddError($"{name} {error}");
        return null;
    }
}
