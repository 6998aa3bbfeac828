using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;

namespace FastUdp.Demo.Completion;

/// <summary>
/// What <c>fastudp [suggest] "TYPED"</c> prints for the scripts that shells load: the words that may come next, a line each. The parser's own
/// list has whatever contains the letters typed, and every form of help there is; a shell would offer all of it.
/// </summary>
/// <param name="root">The command line.</param>
internal sealed class SuggestedWords(RootCommand root) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Has the parser's directive print these words.</summary>
    public static void Install(RootCommand root) => root.Directives.OfType<SuggestDirective>().Single().Action = new SuggestedWords(root);

    /// <summary>The words that may stand at the end of what is typed: commands and choices before options.</summary>
    /// <param name="root">The command line.</param>
    /// <param name="typed">What stands after the name of the program, up to the cursor.</param>
    public static string[] After(RootCommand root, string typed)
    {
        string word = typed[(typed.LastIndexOf(' ') + 1)..];

        // --option=value: each shell cuts that into words in a way of its own, and the parser has no answer to it.
        if (word.StartsWith("--", StringComparison.Ordinal) && word.Contains('=', StringComparison.Ordinal))
            return [];
        string[] words = [.. root.Parse(typed).GetCompletions(typed.Length)
            .Select(static completion => completion.InsertText ?? completion.Label)
            .Where(offered => offered.StartsWith(word, StringComparison.Ordinal) && !IsShortForm(offered))];
        string[] plain = [.. words.Where(static offered => offered[0] != '-')];
        return plain.Length > 0 ? plain : words;
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        string typed = parseResult.UnmatchedTokens is [.., string last] ? last : "";
        foreach (string word in After(root, typed))
            parseResult.InvocationConfiguration.Output.WriteLine(word);
        return ExitCodes.Success;
    }

    // -h, -?, /h and /?, each of which says what --help does.
    private static bool IsShortForm(string offered) => offered is ['/', ..] or ['-', not '-', ..];
}
