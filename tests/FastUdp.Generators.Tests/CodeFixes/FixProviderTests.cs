using FastUdp.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace FastUdp.Generators.Tests.CodeFixes;

public class FixProviderTests
{
    [Fact]
    public void Every_fix_is_found_by_an_editor_under_a_name_of_its_own()
    {
        Type[] fixes = [.. typeof(TextFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)];
        string?[] names = [.. fixes.Select(type => type.GetCustomAttributes(inherit: false).OfType<ExportCodeFixProviderAttribute>().SingleOrDefault()?.Name)];

        Assert.Equal(fixes.Select(type => type.Name), names);
        foreach (Type type in fixes)
            Assert.NotEmpty(((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds);
    }
}
