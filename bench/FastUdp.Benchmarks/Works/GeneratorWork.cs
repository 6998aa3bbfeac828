using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Generator;
using Microsoft.CodeAnalysis;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// How long the source generators take, and how that grows: from nothing over 10, 100 and 1,000 messages, each held
/// against a tenth of it, and after an edit, held against a run from nothing.
/// </summary>
internal sealed class GeneratorWork : IWork
{
    private static readonly int[] Counts = [10, 100, 1_000];

    public string Name => "generator";

    public string Title => "the source generators, time of one run; size is the number of messages";

    /// <summary>Each row has its own.</summary>
    public IReadOnlyList<int> DefaultSizes => [0];

    public bool HasOwnSizes => true;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Time;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        // Made when they are first asked for: a thousand files would be parsed for nothing if other rows were.
        (int Count, Lazy<SyntheticProject> Project)[] projects =
            Array.ConvertAll(Counts, static count => (count, new Lazy<SyntheticProject>(() => new SyntheticProject(count))));
        foreach ((int count, Lazy<SyntheticProject> project) in projects)
            yield return new ColdGenerator(count, () => project.Value) { Baseline = count == Counts[0] ? null : Cold(count / 10) };
        foreach ((int count, Lazy<SyntheticProject> project) in projects)
        {
            yield return Edit("unrelated-edit", count, project, static (one, edit) => one.EditOther(edit));
            yield return Edit("message-edit", count, project, static (one, edit) => one.EditMessage(edit));
        }
    }

    private static EditGenerator Edit(
        string name, int count, Lazy<SyntheticProject> project, Func<SyntheticProject, int, Compilation> edit) =>
        new(name, count, () => project.Value, edit) { Baseline = Cold(count) };

    private static string Cold(int count) => $"cold-{count}";
}
