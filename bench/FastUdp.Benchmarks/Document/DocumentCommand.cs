using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FastUdp.Benchmarks.Compare;

namespace FastUdp.Benchmarks.Document;

/// <summary>
/// <c>document</c>: measures work after work, keeps the results of each in docs/benchmarks, and makes docs/benchmarks.md of all that is kept. What ends
/// it early leaves what was measured; <c>--works</c> goes on from there.
/// </summary>
internal static class DocumentCommand
{
    private const string Page = "benchmarks.md";
    private const string Nothing = "none";
    private const int MicroIterations = 5;

    private static readonly Option<string?> Works = new("--works")
    {
        Description = $"Only these, separated by commas; '{Nothing}' makes the page of what is kept.",
    };

    private static readonly Option<bool> Quick = new("--quick") { Description = "One short round of each: shows that it goes, and the page says so." };

    private static readonly Option<int?> Pairs = new("--pairs") { Description = "Rounds over all subjects: 5." };

    private static readonly Option<double?> Seconds = new("--seconds") { Description = "Measured time of one run: 0.4; some works have their own." };

    public static Command Create()
    {
        Works.Validators.Add(static result =>
        {
            if (Split(result.GetValue(Works)).FirstOrDefault(static name => name != Nothing && DocumentWork.All.All(work => work.Name != name)) is { } unknown)
                result.AddError($"'{unknown}' is none of {string.Join(", ", DocumentWork.All.Select(static work => work.Name))}.");
        });
        var command = new Command("document", "Measures work after work, and makes docs/benchmarks.md of what it shows.") { Works, Quick, Pairs, Seconds };
        command.SetAction(static result => Run(result));
        return command;
    }

    /// <summary>Whether the page is made of the kept runs, and nothing else.</summary>
    public static bool IsInStep() => RepositoryFolder.Find("docs") is not { } docs || Read(docs) == BenchmarksPage.Rewrite(Read(docs), Runs(docs));

    private static int Run(ParseResult arguments)
    {
        if (RepositoryFolder.Find("docs") is not { } docs)
        {
            Console.Error.WriteLine("docs was not found above the program or the current directory.");
            return 1;
        }
        Directory.CreateDirectory(Runs(docs));
        string[] wanted = Split(arguments.GetValue(Works));
        bool allRan = true;
        foreach (DocumentWork work in DocumentWork.All.Where(work => wanted.Length == 0 || wanted.Contains(work.Name)))
            allRan &= Measure(work, arguments, Runs(docs));
        string page = BenchmarksPage.Rewrite(Read(docs), Runs(docs));
        File.WriteAllText(Path.Combine(docs, Page), page);
        return allRan ? 0 : 1;
    }

    private static bool Measure(DocumentWork work, ParseResult arguments, string runs)
    {
        long start = Stopwatch.GetTimestamp();
        Console.Error.WriteLine($"== {work.Name}");
        bool ran = work.Name == DocumentWork.Micro ? MeasureMicro(arguments, runs) : Compare(work, arguments, runs);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"== {work.Name} {(ran ? "took" : "FAILED after")} {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
        return ran;
    }

    private static bool MeasureMicro(ParseResult arguments, string runs)
    {
        Row[] rows = MicroRun.Measure(arguments.GetValue(Quick) ? 1 : MicroIterations, Console.Error);
        var options = new Dictionary<string, string> { ["pairs"] = arguments.GetValue(Quick) ? "1" : $"{MicroIterations}" };
        JsonReport.Write(new FileInfo(KeptRun.PathOf(runs, DocumentWork.Micro)), options, rows);
        return rows.Length > 0;
    }

    /// <summary>In a process of its own, as anybody would run it: the command is what the page says.</summary>
    private static bool Compare(DocumentWork work, ParseResult arguments, string runs)
    {
        bool isQuick = arguments.GetValue(Quick);
        double seconds = (isQuick ? work.Seconds?.Quick : work.Seconds?.Full) ?? arguments.GetValue(Seconds) ?? (isQuick ? 0.1 : 0.4);
        int pairs = arguments.GetValue(Pairs) ?? (isQuick ? 1 : 5);
        string kept = KeptRun.PathOf(runs, work.Name);
        string made = kept + ".new";
        using Process process = Process.Start(Environment.ProcessPath!,
        [
            .. DllOfDotnet(), "compare", "--work", work.Name, "--pairs", Text(pairs), "--seconds", Text(seconds), .. work.Options, "--json", made,
        ]);
        process.WaitForExit();
        try
        {
            // What cannot run here leaves what another machine has shown.
            if (process.ExitCode == 0 && KeptRun.Read(made) is { Rows.Count: > 0 })
                File.Move(made, kept, overwrite: true);
            return process.ExitCode == 0;
        }
        finally
        {
            File.Delete(made);
        }
    }

    private static string[] DllOfDotnet() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];

    private static string Read(string docs) => File.ReadAllText(Path.Combine(docs, Page)).ReplaceLineEndings("\n");

    private static string Runs(string docs) => Path.Combine(docs, "benchmarks");

    private static string[] Split(string? names) => names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
