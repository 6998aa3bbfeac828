using System.Text.Json;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Tests.Dissector.Support;
using FastUdp.Demo.Tests.EndToEnd;

namespace FastUdp.Demo.Tests.Bench;

/// <summary>The command as a program.</summary>
public class BenchReportCommandTests
{
    [Fact]
    public async Task Two_runs_are_tables_a_page_and_a_comparison()
    {
        using var scratch = new Scratch();
        string before = Save(scratch, "before.json", 2), after = Save(scratch, "after.json", 3), page = scratch.File("page.html");
        ProgramResult result = await RunAsync(before, after, "--html", page);
        result.AssertSucceeded();
        Assert.Contains(result.Output, static line => Cells(line) is ["after", "throughput", "engine", "64", "Mpps", "2", "3", "1.500", ..]);
        Assert.Equal($"Wrote {page}.", result.Output[^1]);
        Assert.Contains("1.500 ×", System.Net.WebUtility.HtmlDecode(File.ReadAllText(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_runs_and_the_ratios()
    {
        using var scratch = new Scratch();
        ProgramResult result = await RunAsync(Save(scratch, "before.json", 2), Save(scratch, "after.json", 3), "--json");
        result.AssertSucceeded();
        using JsonDocument json = JsonDocument.Parse(string.Concat(result.Output));
        Assert.Equal(["before", "after"], json.RootElement.GetProperty("runs").EnumerateArray().Select(static run => run.GetProperty("name").GetString()));
        JsonElement ratio = json.RootElement.GetProperty("ratios")[0];
        Assert.Equal(("mpps", 1.5), (ratio.GetProperty("of").GetString(), ratio.GetProperty("ratio").GetDouble()));
        Assert.Equal(0, json.RootElement.GetProperty("rowsNotCompared").GetInt32());
    }

    [Fact]
    public async Task Spreadsheets_get_lines()
    {
        using var scratch = new Scratch();
        ProgramResult result = await RunAsync(Save(scratch, "run.json", 2), "--csv");
        result.AssertSucceeded();
        Assert.StartsWith("run,work,group,subject,", result.Output[0], StringComparison.Ordinal);
        Assert.StartsWith("run,throughput,,engine,", result.Output[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_or_an_argument_that_is_wrong_is_one_line()
    {
        using var scratch = new Scratch();
        string file = scratch.File("cut.json");
        File.WriteAllText(file, "{\"schema\":\"fastudp-bench\",");
        Assert.Equal($"fastudp: '{file}': it is truncated: the JSON ends before its time", (await RunAsync(file)).AssertFailed(exitCode: 1));
        Assert.Contains("give one of them", (await RunAsync(file, "--csv", "--json")).AssertFailed(exitCode: 2), StringComparison.Ordinal);
    }

    private static string Save(Scratch scratch, string name, double mpps)
    {
        string file = scratch.File(name);
        RunFileWriter.Write(file, Specimens.Run(Specimens.Row(mpps: mpps)));
        return file;
    }

    private static string[] Cells(string line) => line.Split('│', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Task<ProgramResult> RunAsync(params string[] arguments) => RunningProgram.RunFastUdpAsync(["bench", "report", .. arguments]);
}
