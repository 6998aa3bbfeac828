using System.Text.Json;
using FastUdp.Demo.Tests.Dissector.Support;
using FastUdp.Demo.Tests.EndToEnd;

namespace FastUdp.Demo.Tests.Dissector;

/// <summary>The command as a program.</summary>
public class DissectorCommandTests
{
    [Fact]
    public async Task A_script_goes_to_standard_output_or_a_file()
    {
        using var scratch = new Scratch();
        ProgramResult printed = await RunAsync(Scripts.AssemblyPath, "--port", "1060", "--port", "1061");
        printed.AssertSucceeded();
        Assert.Contains("    ports = { 1060, 1061 },", printed.Output);

        string file = scratch.File("game.lua");
        ProgramResult saved = await RunAsync(Scripts.AssemblyPath, "--port", "1060", "--port", "1061", "--output", file);
        saved.AssertSucceeded();
        Assert.StartsWith($"Wrote {file}, with ", Assert.Single(saved.Output), StringComparison.Ordinal);
        Assert.Equal(printed.Output, File.ReadAllLines(file));
    }

    [Fact]
    public async Task The_list_has_every_message_with_its_size()
    {
        ProgramResult result = await RunAsync(Scripts.AssemblyPath, "--list");
        result.AssertSucceeded();
        string line = result.Output.Single(static line => line.Contains("Messages.Ping", StringComparison.Ordinal));
        Assert.Equal(
            ["FastUdp.Demo.Tests.Dissector.Messages.Ping", "1", "13", "2", "fastudp.ping"],
            line.Split('│', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task The_list_is_there_for_programs_too()
    {
        ProgramResult result = await RunAsync(Scripts.AssemblyPath, "--list", "--json", "--name", "game");
        result.AssertSucceeded();
        using JsonDocument json = JsonDocument.Parse(string.Concat(result.Output));
        JsonElement ping = json.RootElement.GetProperty("messages").EnumerateArray().First();
        Assert.Equal("FastUdp.Demo.Tests.Dissector.Messages.Ping", ping.GetProperty("name").GetString());
        Assert.Equal(1, ping.GetProperty("id").GetInt32());
        Assert.Equal((13, 13), (ping.GetProperty("minBytes").GetInt32(), ping.GetProperty("maxBytes").GetInt32()));
        JsonElement field = ping.GetProperty("fields")[1];
        Assert.Equal(("SentTicks", "i64"), (field.GetProperty("name").GetString(), field.GetProperty("type").GetString()));
        Assert.Equal("game.ping.sent_ticks", field.GetProperty("filter").GetString());
    }

    [Theory]
    [InlineData("is not a port from 1 to 65,535", "--port", "0")]
    [InlineData("--name Game is not", "--name", "Game")]
    [InlineData("--output is for a script and --list for a table", "--list", "--output", "x.lua")]
    [InlineData("--json is for --list", "--json")]
    [InlineData("there is no message 'Nobody'", "--message", "Nobody")]
    [InlineData("Ping begins with the identifier 1", "--message", "Ping")]
    public async Task A_wrong_argument_is_named(string reason, params string[] options)
    {
        ProgramResult result = await RunAsync([Scripts.AssemblyPath, .. options]);
        Assert.Contains(reason, result.AssertFailed(exitCode: 2), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task An_assembly_is_required() =>
        Assert.Contains("argument missing", (await RunAsync()).AssertFailed(exitCode: 2), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_not_what_it_should_be_is_named()
    {
        using var scratch = new Scratch();
        string text = scratch.File("text.dll");
        File.WriteAllText(text, "MZ but nothing else");
        string damaged = scratch.File("damaged.dll");
        byte[] image = File.ReadAllBytes(Scripts.AssemblyPath);
        File.WriteAllBytes(damaged, image[..(image.Length / 2)]);

        await AssertRefusedAsync(scratch.File("nowhere.dll"), "there is no such file");
        await AssertRefusedAsync(Path.GetTempPath(), "cannot read");
        await AssertRefusedAsync(text, "is not a .NET assembly");
        await AssertRefusedAsync(damaged, "is not a .NET assembly");
        await AssertRefusedAsync(Path.Combine(AppContext.BaseDirectory, "System.CommandLine.dll"), "describes no message");
    }

    [Fact]
    public async Task A_script_that_cannot_be_written_is_named()
    {
        using var scratch = new Scratch();
        string file = scratch.File("no/such/folder.lua");
        ProgramResult result = await RunAsync(Scripts.AssemblyPath, "--output", file);
        Assert.Contains($"cannot write '{file}'", result.AssertFailed(exitCode: 1), StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(string file, string reason)
    {
        string line = (await RunAsync(file)).AssertFailed(exitCode: 1);
        Assert.Contains(file, line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
    }

    private static Task<ProgramResult> RunAsync(params string[] arguments) => RunningProgram.RunFastUdpAsync(["dissector", .. arguments]);
}
