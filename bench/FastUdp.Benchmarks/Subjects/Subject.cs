using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects;

/// <summary>One way of doing a work, both ends of it.</summary>
/// <param name="name">What it is called in the table, in JSON and in <c>--subjects</c>.</param>
/// <param name="group">
/// Rows of one group do the same thing and are compared with each other: the ceiling of a row is the best C program of
/// its group, its engine the first engine of the group.
/// </param>
internal abstract class Subject(string name, string group)
{
    public string Name { get; } = name;

    public string Group { get; } = group;

    /// <summary>How the payload gets to where the kernel reads it; null where that is no question.</summary>
    public SendForm? Send { get; init; }

    /// <summary>
    /// The name of the row in the same group that this one is held against; with an asterisk at its end, the best in each round of all whose names begin
    /// so. Null where there is none.
    /// </summary>
    public string? Baseline { get; init; }

    /// <summary>Whether this is the same work in C: the limit.</summary>
    public virtual bool IsCeiling => false;

    /// <summary>Whether it is all in programs of its own, so that nothing here needs to be compiled for it first.</summary>
    public virtual bool IsProgram => IsCeiling;

    public bool IsEngine => Name.StartsWith("engine-", StringComparison.Ordinal);

    /// <summary>The name with the form of sending.</summary>
    public string FullName => Send is null ? Name : $"{Name} ({Send.Value.Lower()})";

    /// <summary>Opens everything, runs for a bounded time, closes everything.</summary>
    public abstract Measurement Run(RunPlan plan);

    /// <summary>One run in a few words, for the progress.</summary>
    public virtual string Describe(Measurement measured) => measured.RoundTrip is { } times
        ? $"p50 {times.P50:0.0} µs, {measured.Mpps:0.0000} Mpps"
        : $"{measured.Mpps:0.000} Mpps, {measured.LossPercent:0.0} % lost";
}
