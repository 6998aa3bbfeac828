using FastUdp.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>The names of the members that the generator adds to a message: its fields need others.</summary>
internal static class GeneratedNames
{
    private const string GeneratedFile = ".g.cs";

    private static readonly string[] Constants = ["MessageId", "MinWireSize", "MaxWireSize", "IsFixedSize"];

    private static readonly string[] Methods = ["GetWireSize", "TryWrite", "TryRead", "TryWriteBody", "TryReadBody"];

    public static void Check(MessageContext context)
    {
        IEnumerable<ISymbol> taken = Constants.SelectMany(name => context.Type.GetMembers(name))
            .Concat(Methods.SelectMany(name => context.Type.GetMembers(name).Where(each => each is not IMethodSymbol)));
        foreach (ISymbol member in taken.Where(each => !IsGenerated(each)))
            context.Report(
                Descriptors.NameTaken, member.Locations.FirstOrDefault(), member.ToDisplayString(SymbolNames.Short), context.Name);
    }

    /// <summary>The analyzer sees the type with the generated part in it.</summary>
    private static bool IsGenerated(ISymbol member) =>
        member.DeclaringSyntaxReferences.All(each => each.SyntaxTree.FilePath.EndsWith(GeneratedFile, StringComparison.Ordinal));
}
