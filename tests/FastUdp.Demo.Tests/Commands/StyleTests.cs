using System.CommandLine;
using System.Text.RegularExpressions;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Commands;

namespace FastUdp.Demo.Tests.Commands;

/// <summary>One style for all commands: what somebody has learnt of one holds for the others.</summary>
public partial class StyleTests
{
    // A shell's script is no report.
    private static readonly string[] WithoutJson = ["fastudp completion"];

    // Three read or write files and texts and open no endpoint; the demo runs every backend in turn, at addresses that are its own affair.
    private static readonly string[] WithoutEndpoint = ["fastudp completion", "fastudp dissector", "fastudp bench report", "fastudp demo"];

    private static readonly Dictionary<string, Command> All = Walk(FastUdpCommand.Create(), "").ToDictionary();

    /// <summary>What does something: neither groups of commands nor places kept for commands to come.</summary>
    public static TheoryData<string> Doers => [.. All.Where(static pair => pair.Value.Action is not null).Select(static pair => pair.Key)];

    public static TheoryData<string> Everything => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_command_and_all_its_arguments_are_described_in_sentences(string path)
    {
        Assert.EndsWith(".", All[path].Description, StringComparison.Ordinal);
        foreach (Symbol symbol in (Symbol[])[.. All[path].Options.Where(static option => !IsBuiltIn(option)), .. All[path].Arguments])
        {
            Assert.True(symbol.Description is [>= 'A' and <= 'Z', .., '.'], $"{path}: {symbol.Name} is described as '{symbol.Description}'");
            Assert.DoesNotContain('\n', symbol.Description);
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Options_are_small_letters_and_say_what_they_take(string path)
    {
        foreach (Option option in All[path].Options.Where(static option => !IsBuiltIn(option)))
        {
            Assert.Matches("^--[a-z][a-z0-9-]+$", option.Name);
            Assert.True(option.ValueType == typeof(bool) || !string.IsNullOrEmpty(option.HelpName), $"{path}: {option.Name} does not say what it takes");
        }
    }

    [Theory]
    [MemberData(nameof(Doers))]
    public void A_command_has_two_to_four_examples_all_of_which_can_be_typed(string path)
    {
        string[] examples = [.. HelpWithExamples.Of(All[path])];
        Assert.InRange(examples.Length, 2, 4);
        foreach (string typed in examples.Select(CommandIn).OfType<string>())
        {
            ParseResult arguments = FastUdpCommand.Create().Parse(typed);
            Assert.True(arguments.Errors.Count == 0, $"'{typed}': {string.Join(", ", arguments.Errors)}");
            Assert.Equal(path.Split(' ')[^1], arguments.CommandResult.Command.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Doers))]
    public void A_command_speaks_to_programs_too(string path) => Assert.Equal(!WithoutJson.Contains(path), Has<bool>(path, "--json"));

    [Theory]
    [MemberData(nameof(Doers))]
    public void A_command_that_opens_an_endpoint_has_the_engines_options(string path)
    {
        bool opens = !WithoutEndpoint.Contains(path);
        Assert.Equal(opens, Has<UdpBackend>(path, "--backend"));
        Assert.Equal(opens, Has<int?>(path, "--busy-poll"));
    }

    [Theory]
    [MemberData(nameof(Doers))]
    public void A_command_that_opens_an_endpoint_can_be_told_its_address(string path) =>
        Assert.Equal(!WithoutEndpoint.Contains(path), Has<HostPort>(path, "--bind"));

    [Theory]
    [MemberData(nameof(Doers))]
    public void Help_shows_the_examples_last(string path)
    {
        using var output = new StringWriter();
        FastUdpCommand.Create().Parse([.. path.Split(' ')[1..], "--help"]).Invoke(new() { Output = output });
        string help = output.ToString();
        int examples = help.IndexOf("Examples:", StringComparison.Ordinal);
        Assert.True(examples > help.IndexOf("Options:", StringComparison.Ordinal), help);
        Assert.All(HelpWithExamples.Of(All[path]), example => Assert.Contains(example, help[examples..], StringComparison.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, Command>> Walk(Command command, string above)
    {
        string path = (above + " " + (command is RootCommand ? "fastudp" : command.Name)).Trim();
        yield return new(path, command);
        foreach (KeyValuePair<string, Command> below in command.Subcommands.SelectMany(sub => Walk(sub, path)))
            yield return below;
    }

    private static bool Has<T>(string path, string name) => All[path].Options.Any(option => option.Name == name && option.ValueType == typeof(T));

    // --help and --version are the parser's own.
    private static bool IsBuiltIn(Option option) => option.GetType().Namespace!.StartsWith("System.CommandLine", StringComparison.Ordinal) && !option.GetType().IsGenericType;

    /// <summary>The fastudp command in an example, which may have other programs around it; null where there is none.</summary>
    private static string? CommandIn(string example)
    {
        Match match = Typed().Match(example);
        return match.Success ? match.Groups[1].Value.Replace('\'', '"') : null;
    }

    // The parser knows double quotes only; a shell's pipe, redirection or substitution ends the command.
    [GeneratedRegex(@"fastudp (.*?)(?: [|>&] .*| &|\))?$")]
    private static partial Regex Typed();
}
