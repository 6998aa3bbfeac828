using System.CommandLine;
using System.CommandLine.Parsing;
using FastUdp.Demo.Bench.Live;

namespace FastUdp.Demo.Arguments;

/// <summary>The options that say what becomes of the results of a run. Several may be given, yet standard output takes one form.</summary>
internal sealed class RunOutputArguments
{
    private readonly Option<bool> _json = JsonOption.OfReport();
    private readonly Option<bool> _csv = new("--csv") { Description = "Print the rows as comma-separated values instead of tables." };
    private readonly Option<bool> _details = Details();

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Write a page too: one file with charts that needs no network.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _save = new("--save")
    {
        Description = "Write the results to a file too, as JSON: whole after every second of trials, so that whatever ends the run leaves what was measured.",
        HelpName = "FILE",
    };

    /// <summary><c>--details</c>, which all that prints tables of results has.</summary>
    public static Option<bool> Details() => new("--details") { Description = "Print every figure: a column a result." };

    public void AddTo(Command command)
    {
        foreach (Option option in Own)
            command.Options.Add(option);
        command.Validators.Add(CheckForms);
    }

    /// <summary>What is to become of the results, and the options of the run as they were typed.</summary>
    public RunOutput Read(ParseResult arguments) => new(
        new RunForms
        {
            Json = arguments.GetValue(_json),
            Csv = arguments.GetValue(_csv),
            Details = arguments.GetValue(_details),
            Report = arguments.GetValue(_report),
            Save = arguments.GetValue(_save),
        },
        Typed(arguments));

    private Option[] Own => [_json, _csv, _details, _report, _save];

    // What becomes of the results is no part of how they were measured.
    private IEnumerable<KeyValuePair<string, string>> Typed(ParseResult arguments) =>
        from option in arguments.CommandResult.Command.Options.Except(Own)
        let result = arguments.GetResult(option)
        where result is { Implicit: false }
        select KeyValuePair.Create(option.Name.TrimStart('-'), result.Tokens.Count == 0 ? "true" : string.Join(',', result.Tokens.Select(static token => token.Value)));

    private void CheckForms(CommandResult result)
    {
        if (result.GetValue(_csv) && result.GetValue(_json))
            result.AddError("--csv and --json are two forms of the same: give one of them");
    }
}
