using System.Collections.Immutable;
using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FastUdp.Generators.Tests.Incremental;

/// <summary>A generator that is run again and again over sources that change, as an editor does.</summary>
internal sealed class IncrementalRun
{
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;

    public IncrementalRun(IIncrementalGenerator generator, params string[] sources)
    {
        _compilation = TestCompilation.Of(sources);
        _driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    /// <summary>What the last run did.</summary>
    public GeneratorRunResult Result { get; private set; }

    /// <summary>Replaces a source and runs again.</summary>
    public void Edit(int source, Func<string, string> change)
    {
        SyntaxTree tree = _compilation.SyntaxTrees[source];
        _compilation = _compilation.ReplaceSyntaxTree(tree, TestCompilation.Parse(change(tree.ToString()), tree.FilePath));
        Run();
    }

    /// <summary>Adds a source and runs again.</summary>
    public void Add(string source)
    {
        _compilation = _compilation.AddSyntaxTrees(TestCompilation.Parse(source, "Added.cs"));
        Run();
    }

    /// <summary>What became of every output of a step, in the last run.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step) =>
        [.. Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>What became of every generated source, in the last run.</summary>
    public ImmutableArray<IncrementalStepRunReason> OutputReasons =>
        [.. Result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private void Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        Result = _driver.GetRunResult().Results.Single();
    }
}
