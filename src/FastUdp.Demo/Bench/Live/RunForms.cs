namespace FastUdp.Demo.Bench.Live;

/// <summary>In which forms a user wants the results of a run. Tables for people go to standard output where no other form does.</summary>
internal sealed record RunForms
{
    /// <summary>The run file on standard output.</summary>
    public bool Json { get; init; }

    /// <summary>Lines of comma-separated values on standard output.</summary>
    public bool Csv { get; init; }

    /// <summary>Tables with every figure.</summary>
    public bool Details { get; init; }

    /// <summary>Where a page goes; null for none.</summary>
    public string? Report { get; init; }

    /// <summary>Where the run file goes, while the run goes on and at its end; null for nowhere.</summary>
    public string? Save { get; init; }
}
