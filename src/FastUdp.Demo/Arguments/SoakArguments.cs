using System.CommandLine;
using System.Net.Sockets;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Arguments;

/// <summary>The options of one long trial, and the plan they make.</summary>
internal sealed class SoakArguments
{
    private const double MostSeconds = 366 * 86_400.0;
    private const double UsualSeconds = 3_600;
    private const int UsualSize = 1_472;
    private const string UsualRate = "100k";

    private readonly Option<int[]?> _sizes = SizesOption.Create([UsualSize]);
    private readonly Option<OfferedRate?> _rate = RateOption.Create();
    private readonly Option<double?> _seconds = NumberOptions.Create("--seconds", "SECONDS", 0.05, MostSeconds, "How long to send, default an hour.");
    private readonly Option<long?> _seed = NumberOptions.Create("--seed", "NUMBER", 0, long.MaxValue, "For what goes by chance, default 1.");
    private readonly SettingArguments _setting = new();

    public void AddTo(Command command)
    {
        _rate.Description += $" By default {UsualRate}.";
        foreach (Option option in (ReadOnlySpan<Option>)[_sizes, _seconds, _rate, _seed])
            command.Options.Add(option);
        _setting.AddOneTo(command);
    }

    /// <exception cref="CommandFailedException">What was typed is not for one long trial.</exception>
    public RunPlan Read(ParseResult arguments, AddressFamily family)
    {
        int[] sizes = arguments.GetValue(_sizes) is { Length: > 0 } typed ? typed : [UsualSize];
        OfferedRate rate = arguments.GetValue(_rate) ?? Usual();
        if (sizes.Length > 1)
            throw new CommandFailedException($"--sizes {string.Join(',', sizes)}: a soak is one long trial, of one size", ExitCodes.Usage);
        if (rate is OfferedRate.Stepped)
            throw new CommandFailedException("--rate steps: a soak looks for drift, and steps would be all it saw; give one rate", ExitCodes.Usage);
        SizesOption.Check(sizes, family);
        return new RunPlan
        {
            Work = WorkKind.Throughput,
            Name = "soak",
            IsOneTrial = true,
            Rounds = 1,
            Sizes = sizes,
            Settings = [_setting.ReadOne(arguments)],
            Rate = rate,
            Duration = TimeSpan.FromSeconds(arguments.GetValue(_seconds) ?? UsualSeconds),
            WarmUp = RunPlan.UsualFirstWarmUp,
            Family = family,
            Seed = arguments.GetValue(_seed) ?? 1,
        };
    }

    private static OfferedRate Usual() =>
        RateParser.TryParse(UsualRate, out OfferedRate? rate, out string? error) ? rate : throw new InvalidOperationException(error);
}
