using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FastUdp.Generators.Analysis;

/// <summary>
/// The messages of a compilation by their identifiers. Found by a walk over its types when the first is asked for, not
/// collected from the analysis: so every message can be judged by itself, while it is being typed.
/// </summary>
internal sealed class MessageIdentifiers(Compilation compilation)
{
    private ILookup<int, INamedTypeSymbol>? _byId;

    /// <summary>The other messages with an identifier. Several threads may ask; at worst they walk at once and find the same.</summary>
    public IReadOnlyList<INamedTypeSymbol> OthersOf(INamedTypeSymbol type, int id, CancellationToken cancellation)
    {
        ILookup<int, INamedTypeSymbol> byId = _byId ??= Find(cancellation);
        return [.. byId[id].Where(each => !SymbolEqualityComparer.Default.Equals(each, type))];
    }

    private ILookup<int, INamedTypeSymbol> Find(CancellationToken cancellation) =>
        Types(compilation.Assembly.GlobalNamespace, cancellation)
            .Select(each => (Type: each, Id: each.Find(KnownNames.DatagramMessage)?.Int(0)))
            .Where(each => each.Id is not null)
            .ToLookup(each => each.Id!.Value, each => each.Type);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>([container]);
        while (pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            INamespaceOrTypeSymbol next = pending.Pop();
            if (next is INamedTypeSymbol type && HasAttributes(type, cancellation))
                yield return type;
            IEnumerable<INamespaceOrTypeSymbol> inner = next is INamespaceSymbol space ? space.GetMembers() : next.GetTypeMembers();
            foreach (INamespaceOrTypeSymbol member in inner.Reverse())
                pending.Push(member);
        }
    }

    /// <summary>Spares the compiler the attributes of types whose source shows none.</summary>
    private static bool HasAttributes(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(each => each.GetSyntax(cancellation) is TypeDeclarationSyntax { AttributeLists.Count: > 0 });
}
