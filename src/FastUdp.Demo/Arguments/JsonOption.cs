using System.CommandLine;

namespace FastUdp.Demo.Arguments;

/// <summary><c>--json</c>, which every command has.</summary>
internal static class JsonOption
{
    /// <summary>For a command that tells what happens while it runs.</summary>
    public static Option<bool> OfLines() => new("--json") { Description = "Tell it to programs: one JSON object a line." };

    /// <summary>For a command that reports once.</summary>
    public static Option<bool> OfReport() => new("--json") { Description = "Report to programs: one JSON object." };
}
