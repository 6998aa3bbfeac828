using System.CommandLine;
using System.CommandLine.Parsing;

namespace FastUdp.Demo.Arguments;

/// <summary>An option that is one of a few words: the names of an enumeration, in lower case.</summary>
internal static class ChoiceOption
{
    /// <param name="name">With its dashes.</param>
    /// <param name="description">For the help.</param>
    /// <param name="without">Values that cannot be chosen.</param>
    public static Option<T> Create<T>(string name, string description, params T[] without)
        where T : struct, Enum
    {
        string[] choices = [.. Enum.GetValues<T>().Except(without).Select(static value => value.ToString().ToLowerInvariant())];
        string words = string.Join('|', choices);
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = words,
            CustomParser = result => Parse<T>(result, name, words),
        };

        // Shells complete these, not the enumeration's own names.
        option.CompletionSources.Clear();
        option.CompletionSources.Add(choices);
        return option;
    }

    private static T Parse<T>(ArgumentResult result, string name, string words)
        where T : struct, Enum
    {
        string text = result.Tokens.Single().Value;
        bool isWord = words.Split('|').Contains(text, StringComparer.OrdinalIgnoreCase);
        if (!isWord)
            result.AddError($"{name} {text} is not one of {words}");
        return isWord ? Enum.Parse<T>(text, ignoreCase: true) : default;
    }
}
