using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FastUdp.Generators.Dispatch;

/// <summary>Whether a class can become a dispatcher.</summary>
internal static class DispatcherShape
{
    private static readonly string[] GeneratedNames =
        [DispatcherNames.OnBatch, DispatcherNames.Dispatched, DispatcherNames.Counters, DispatcherNames.Refuse];

    /// <summary>What stands against it, each where it stands.</summary>
    public static IEnumerable<(string Reason, Location? Location)> Faults(INamedTypeSymbol type, CancellationToken cancellation)
    {
        Location? location = type.Locations.FirstOrDefault();
        if (type.TypeKind != TypeKind.Class)
            yield return ("only a class can", location);
        if (type.IsStatic)
            yield return ("it is static, so an endpoint cannot be given one", location);
        if (type.IsFileLocal)
            yield return ("it is local to its file, where generated code does not stand", location);
        foreach (INamedTypeSymbol each in WithContainers(type).Where(each => each.TypeParameters.Length > 0))
        {
            bool isSelf = each.Equals(type, SymbolEqualityComparer.Default);
            yield return (isSelf ? "it is generic" : $"{each.Name}, which it stands in, is generic", location);
        }
        if (DispatcherAmongParents(type) is INamedTypeSymbol parent)
            yield return ($"it derives from {parent.Name}, which is one already", location);
        foreach (TypeDeclarationSyntax declaration in NotPartial(type, cancellation))
        {
            string name = declaration.Identifier.ValueText;
            yield return (name == type.Name ? "it is not partial" : $"{name}, which it stands in, is not partial", declaration.Identifier.GetLocation());
        }
        foreach (ISymbol member in type.GetMembers().Where(member => GeneratedNames.Contains(member.Name)))
            yield return ($"its member {member.Name} has the name of one that is generated", member.Locations.FirstOrDefault());
    }

    private static IEnumerable<INamedTypeSymbol> WithContainers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.ContainingType)
            yield return each;
    }

    private static INamedTypeSymbol? DispatcherAmongParents(INamedTypeSymbol type)
    {
        INamedTypeSymbol? parent = type.BaseType;
        while (parent is not null && parent.Find(DispatcherNames.DatagramDispatcher) is null)
            parent = parent.BaseType;
        return parent;
    }

    private static IEnumerable<TypeDeclarationSyntax> NotPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        WithContainers(type)
            .SelectMany(each => each.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>()
            .Where(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
