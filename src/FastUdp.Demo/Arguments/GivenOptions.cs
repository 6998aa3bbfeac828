using System.CommandLine;
using System.CommandLine.Parsing;

namespace FastUdp.Demo.Arguments;

/// <summary>Which options were typed, for commands with more than one form.</summary>
internal static class GivenOptions
{
    /// <summary>The first of these options that was typed; null when none was.</summary>
    public static Option? FirstGiven(this SymbolResult result, params ReadOnlySpan<Option> options)
    {
        // A flag has a result, its default, even where it is not given.
        foreach (Option option in options)
        {
            if (result.GetResult(option) is { Implicit: false })
                return option;
        }
        return null;
    }
}
