using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using FastUdp.Demo.Bench.Impairing;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Bench.Trials;
using FastUdp.Demo.Load;
using FastUdp.Impairment;

namespace FastUdp.Demo.Arguments;

/// <summary>The options of a run of repeated trials, and the plan they make.</summary>
internal sealed class RunArguments
{
    private readonly RunDefaults _defaults;
    private readonly Option<int[]?> _sizes;
    private readonly Option<OfferedRate?> _rate = RateOption.Create();
    private readonly Option<double?> _seconds;
    private readonly Option<double?> _warmUp;
    private readonly SettingArguments _setting = new();

    private readonly Option<int?> _rounds = NumberOptions.Create(
        "--rounds", "COUNT", 1, OrderStatistics.MostTrials, $"How many trials of each, default {RunPlan.DefaultRounds}; fewer than 6 cannot say a median with 95 % confidence.");

    private readonly Option<int?> _window = NumberOptions.Create(
        "--window", "COUNT", LoadOptions.MinWindow, LoadOptions.MaxWindow, "How many datagrams are on their way at once, where no rate is given; latency 1, echo as many as a receiver holds.");

    private readonly Option<double?> _within = NumberOptions.Create(
        "--within", "PERCENT", 0.1, 50.0, "How far from its median the interval of a figure may reach for it to be quoted, default 5.");

    private readonly Option<long?> _seed = NumberOptions.Create("--seed", "NUMBER", 0, long.MaxValue, "For what goes by chance, default 1.");

    public RunArguments(RunDefaults defaults)
    {
        _defaults = defaults;
        _sizes = SizesOption.Create(defaults.Sizes);
        _seconds = NumberOptions.Create("--seconds", "SECONDS", 0.05, 86_400.0, $"How long each trial sends, default {Show(defaults.Seconds)}.");
        _warmUp = NumberOptions.Create("--warm-up", "SECONDS", 0.0, 60.0, $"How long before that the same happens uncounted, default {Show(defaults.WarmUpSeconds)}; before the first trials 1.");
    }

    private readonly Option<LinkImpairment?> _impair = ImpairOption.Create();

    public void AddTo(Command command)
    {
        foreach (Option option in (ReadOnlySpan<Option>)[_sizes, _seconds, _rounds, _within, _warmUp, _rate, _window, _seed, _impair])
            command.Options.Add(option);
        _setting.AddTo(command);
    }

    /// <summary>For a command that finds the rates itself: those that say which way, how often and how much are its own.</summary>
    public void AddToSearch(Command command)
    {
        foreach (Option option in (ReadOnlySpan<Option>)[_sizes, _seconds, _warmUp, _seed, _impair])
            command.Options.Add(option);
        _setting.AddTo(command);
    }

    /// <param name="arguments">What was typed.</param>
    /// <param name="work">What is measured.</param>
    /// <param name="family">The IP version of both ends.</param>
    /// <exception cref="CommandFailedException">Two options do not go together, or a size is not one of this IP version.</exception>
    public RunPlan Read(ParseResult arguments, WorkKind work, AddressFamily family)
    {
        OfferedRate? rate = arguments.GetValue(_rate);
        int? window = arguments.GetValue(_window);
        double? seconds = arguments.GetValue(_seconds);
        if (Explain(work, rate, window, seconds) is { } error)
            throw new CommandFailedException(error, ExitCodes.Usage);
        int[]? sizes = arguments.GetValue(_sizes) is { Length: > 0 } typed ? typed : null;
        SizesOption.Check(sizes ?? [], family);
        double? warmUp = arguments.GetValue(_warmUp);
        return new RunPlan
        {
            Work = work,
            Sizes = sizes ?? _defaults.SizesOf(family),
            Settings = _setting.Read(arguments),
            Rounds = arguments.GetValue(_rounds) ?? RunPlan.DefaultRounds,
            Rule = arguments.GetValue(_within) is { } percent ? new QuotationRule(percent / 100) : new QuotationRule(),
            Duration = rate?.Duration ?? TimeSpan.FromSeconds(seconds ?? _defaults.Seconds),
            WarmUp = TimeSpan.FromSeconds(warmUp ?? _defaults.WarmUpSeconds),
            FirstWarmUp = warmUp is { } asked ? TimeSpan.FromSeconds(asked) : RunPlan.UsualFirstWarmUp,
            Rate = rate,
            Window = window,
            Family = family,
            Seed = arguments.GetValue(_seed) ?? 1,
            Impairment = ImpairOption.Read(arguments, _impair),
        };
    }

    /// <summary>Which options do not go together, and why.</summary>
    private static string? Explain(WorkKind work, OfferedRate? rate, int? window, double? seconds) => (work, rate, window, seconds) switch
    {
        (WorkKind.Throughput, _, { } count, _) => $"--window {count} needs answers: throughput goes one way; echo and latency take it",
        (_, not null, { } count, _) => $"--window {count} is of a closed loop, --rate of an open one: give one of them",
        (WorkKind.Latency, OfferedRate.Flood, _, _) => "--rate max fills every buffer on the way: latency would be their length; give a rate, or none for one datagram at a time",
        (_, OfferedRate.Stepped steps, _, { } typed) => string.Create(
            CultureInfo.InvariantCulture, $"--seconds {typed:0.###} has no place: the steps of --rate say how long, {steps.Duration!.Value.TotalSeconds:0.###} s"),
        _ => null,
    };

    private static string Show(double seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}
