namespace FastUdp.Demo.Bench.Results;

/// <summary>What a measuring program leaves in a file: where and how it measured, and its results. docs/bench-results.md is its reference.</summary>
internal sealed record RunFile
{
    /// <summary>What the member <c>schema</c> of every such file says.</summary>
    public const string SchemaName = "fastudp-bench";

    /// <summary>
    /// The version this program writes, and the newest it reads. It is raised when a member changes its meaning; a new member alone does not,
    /// for readers skip what they do not know.
    /// </summary>
    public const int NewestVersion = 1;

    /// <summary>More rows are refused: nobody would read the report.</summary>
    public const int MaxRows = 10_000;

    /// <summary>More options are refused.</summary>
    public const int MaxOptions = 200;

    public string Schema { get; init; } = SchemaName;

    public int Version { get; init; } = NewestVersion;

    public required RunMachine Machine { get; init; }

    /// <summary>The options of the run by their names on the command line, without dashes.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    public required IReadOnlyList<RunRow> Rows { get; init; }
}
