using System.Text.Json;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Tests.Dissector.Support;
using FastUdp.Demo.Tests.EndToEnd;

namespace FastUdp.Demo.Tests.Bench;

/// <summary>What is left of a run, with the program itself: when it ends, when it is stopped, when it is killed, and when there is no room.</summary>
public class RunOutputTests
{
    private const string FullDisk = "/dev/full";

    private static readonly string[] Short = ["bench", "throughput", "--sizes", "64", "--seconds", "0.05", "--warm-up", "0"];

    [Fact]
    public async Task Standard_output_is_the_file_that_is_saved_and_a_page_comes_beside()
    {
        using var scratch = new Scratch();
        string file = scratch.File("run.json"), page = scratch.File("run.html");
        ProgramResult result = await RunningProgram.RunFastUdpAsync([.. Short, "--rounds", "1", "--json", "--save", file, "--report", page]);
        result.AssertSucceeded();
        Assert.Equal(File.ReadAllText(file), string.Join('\n', result.Output));
        RunFile run = RunFileReader.Read(file);
        Assert.Equal((64, "throughput", 1), (run.Rows.Single().Size, run.Rows[0].Work, run.Rows[0].Rounds));
        Assert.Equal(("64", "0.05", "1500"), (run.Options["sizes"], run.Options["seconds"], run.Options["mtu"]));
        Assert.DoesNotContain("save", run.Options.Keys);
        Assert.NotNull(run.Machine.Runtime);
        Assert.EndsWith("</html>\n", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_in_mid_run_leaves_valid_JSON()
    {
        Signals.SkipUnlessReaches("INT");
        using var scratch = new Scratch();
        string file = scratch.File("run.json");
        await using RunningProgram program = await StartSavingAsync(file, "--json");
        await program.SignalAsync("INT");
        ProgramResult result = await program.ExitAsync();
        result.AssertSucceeded();
        using JsonDocument json = JsonDocument.Parse(string.Concat(result.Output));
        Assert.InRange(json.RootElement.GetProperty("rows")[0].GetProperty("rounds").GetInt32(), 1, 499);
        Assert.Equal(File.ReadAllText(file), string.Join('\n', result.Output));
    }

    [Fact]
    public async Task Killed_it_has_saved_what_was_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals");
        using var scratch = new Scratch();
        string file = scratch.File("run.json");
        await using RunningProgram program = await StartSavingAsync(file);
        await program.SignalAsync("KILL");
        await program.ExitAsync();
        Assert.InRange(RunFileReader.Read(file).Rows.Single().Rounds!.Value, 1, 499);
    }

    [Theory]
    [InlineData("--save")]
    [InlineData("--report")]
    public async Task A_full_disk_is_one_line_and_the_rest_is_told(string option)
    {
        Assert.SkipUnless(File.Exists(FullDisk), $"there is no {FullDisk}");
        ProgramResult result = await RunningProgram.RunFastUdpAsync([.. Short, "--rounds", "1", "--csv", option, FullDisk]);
        Assert.Equal($"fastudp: cannot write '{FullDisk}': No space left on device", result.AssertFailed(exitCode: 1));
        Assert.StartsWith("run,work,", result.Output[0], StringComparison.Ordinal);
        Assert.StartsWith("throughput,throughput,", result.Output[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_forms_on_standard_output_are_refused() =>
        Assert.Contains("give one of them", (await RunningProgram.RunFastUdpAsync([.. Short, "--json", "--csv"])).AssertFailed(exitCode: 2), StringComparison.Ordinal);

    /// <summary>Starts a run that would take far longer than a test, and waits until something of it is saved.</summary>
    private static async Task<RunningProgram> StartSavingAsync(string file, params string[] more)
    {
        using var folder = new FileSystemWatcher(Path.GetDirectoryName(file)!);
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        folder.Renamed += (_, change) => Note(change.FullPath);
        folder.EnableRaisingEvents = true;
        RunningProgram program = RunningProgram.StartFastUdp([.. Short, "--rounds", "500", "--save", file, .. more]);
        await saved.Task.WaitAsync(RunningProgram.Patience);
        return program;

        void Note(string path)
        {
            if (path == file)
                saved.TrySetResult();
        }
    }
}
