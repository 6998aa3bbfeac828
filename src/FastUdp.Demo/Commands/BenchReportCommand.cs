using System.CommandLine;
using System.CommandLine.Parsing;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Report;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp bench report</c>: files of results as tables, a page, CSV, and compared with each other.</summary>
internal sealed class BenchReportCommand
{
    /// <summary>As many as there are colours that all people tell apart.</summary>
    private const int MaxFiles = 8;

    private const string Description =
        "Show files of results as tables, or as a page with charts; several are compared with the first, row by row.";

    private readonly Argument<string[]> _files = new("file")
    {
        Description = $"What a measuring program wrote as JSON; at most {MaxFiles}.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _html = new("--html")
    {
        Description = "Write a page too: one file with charts that needs no network.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _csv = new("--csv") { Description = "Print the rows as comma-separated values instead of tables." };
    private readonly Option<bool> _json = JsonOption.OfReport();
    private readonly Option<bool> _details = RunOutputArguments.Details();

    public static Command Create()
    {
        var report = new BenchReportCommand();
        var command = new Command("report", Description) { report._files, report._html, report._csv, report._json, report._details };
        report._files.Validators.Add(CheckFiles);
        command.Validators.Add(report.CheckForms);
        command.SetAction(report.Run);
        HelpWithExamples.Add(
            command,
            "fastudp bench report run.json",
            "fastudp bench report run.json --html run.html",
            "fastudp bench report before.json after.json --html change.html",
            "fastudp bench report run.json --csv > run.csv");
        return command;
    }

    private int Run(ParseResult arguments)
    {
        DemoDisplay.SetUp();
        NamedRun[] runs = NamedRun.ReadAll(arguments.GetRequiredValue(_files));
        RunComparison? comparison = RunComparison.Of(runs);
        string? page = arguments.GetValue(_html);
        if (page is not null)
            ReportPage.Save(page, runs, comparison);
        if (arguments.GetValue(_csv))
            RunCsv.Write(Console.Out, runs);
        else if (arguments.GetValue(_json))
            ReportJson.Write(Console.Out, runs, comparison);
        else
            Show(runs, comparison, page, arguments.GetValue(_details));
        return ExitCodes.Success;
    }

    private static void Show(NamedRun[] runs, RunComparison? comparison, string? page, bool hasDetails)
    {
        ReportTables.Write(runs, comparison, hasDetails);
        if (page is not null)
            Console.WriteLine($"Wrote {page}.");
    }

    private static void CheckFiles(ArgumentResult result)
    {
        if (result.Tokens.Count > MaxFiles)
            result.AddError($"{result.Tokens.Count} files exceed the limit of {MaxFiles}");
    }

    private void CheckForms(CommandResult result)
    {
        if (result.GetValue(_csv) && result.GetValue(_json))
            result.AddError("--csv and --json are two forms of the same: give one of them");
    }
}
