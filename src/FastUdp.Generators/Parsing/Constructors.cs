using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FastUdp.Generators.Parsing;

/// <summary>The constructors of a type.</summary>
internal static class Constructors
{
    /// <summary>The constructor whose parameters stand behind the type's name; null when there is none.</summary>
    public static IMethodSymbol? FindPrimary(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.InstanceConstructors.FirstOrDefault(each =>
            each.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is TypeDeclarationSyntax));

    /// <summary>The constructors a reader may call, the copy constructor of records not among them.</summary>
    public static IEnumerable<IMethodSymbol> Usable(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(each =>
            !(each.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(each.Parameters[0].Type, type)));
}
