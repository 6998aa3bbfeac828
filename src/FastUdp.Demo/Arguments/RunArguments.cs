using System.CommandLine;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Arguments;

/// <summary>The options of a run of repeated trials, and the plan they make.</summary>
internal sealed class RunArguments
{
    private readonly Option<OfferedRate?> _rate = RateOption.Create();
    private readonly Option<double?> _seconds = NumberOptions.Create("--seconds", "SECONDS", 0.05, 86_400.0, "How long each trial sends, default 1.");
    private readonly Option<int?> _rounds = NumberOptions.Create("--rounds", "COUNT", 1, 1_000, $"How many trials of each, default {RunPlan.DefaultRounds}.");

    public void AddTo(Command command)
    {
        foreach (Option option in (ReadOnlySpan<Option>)[_rate, _seconds, _rounds])
            command.Options.Add(option);
    }

    public RunPlan Read(ParseResult arguments, WorkKind work) => new()
    {
        Work = work,
        Sizes = [64, 1472],
        Settings = [new EndSetting()],
        Duration = TimeSpan.FromSeconds(arguments.GetValue(_seconds) ?? 1),
        WarmUp = TimeSpan.FromSeconds(0.2),
        Rate = arguments.GetValue(_rate),
        Rounds = arguments.GetValue(_rounds) ?? RunPlan.DefaultRounds,
    };
}
