using Microsoft.CodeAnalysis;

namespace FastUdp.Benchmarks.Subjects.Generator;

/// <summary>A driver that knows the project, run again after an edit, as while somebody types.</summary>
internal sealed class EditGenerator(
    string name, int messages, Func<SyntheticProject> open, Func<SyntheticProject, int, Compilation> edit)
    : GeneratorSubject(name, messages, open)
{
    private GeneratorDriver _driver = SyntheticProject.NewDriver();
    private int _edits;

    protected override void Begin(SyntheticProject project) => _driver = _driver.RunGenerators(project.Compilation);

    protected override void End() => _driver = SyntheticProject.NewDriver();

    protected override TimeSpan RunOnce(SyntheticProject project) => Time(ref _driver, edit(project, ++_edits));
}
