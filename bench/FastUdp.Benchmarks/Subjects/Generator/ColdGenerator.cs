using Microsoft.CodeAnalysis;

namespace FastUdp.Benchmarks.Subjects.Generator;

/// <summary>A driver and a compilation that know nothing yet, as when a project is built. Its code is compiled already.</summary>
internal sealed class ColdGenerator(int messages, Func<SyntheticProject> open) : GeneratorSubject("cold", messages, open)
{
    protected override void Begin(SyntheticProject project)
    {
    }

    protected override void End()
    {
    }

    protected override TimeSpan RunOnce(SyntheticProject project)
    {
        GeneratorDriver driver = SyntheticProject.NewDriver();
        return Time(ref driver, project.Compile());
    }
}
