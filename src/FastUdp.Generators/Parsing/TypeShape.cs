using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using FastUdp.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FastUdp.Generators.Parsing;

/// <summary>Whether a type can be added to, and by what declaration.</summary>
internal static class TypeShape
{
    /// <summary>Checks the type and those it is nested in.</summary>
    /// <returns>False for a kind of type that cannot be a message whatever its fields.</returns>
    public static bool Check(MessageContext context)
    {
        CheckPartial(context);
        if (context.Type.BaseType is IErrorTypeSymbol || Containers(context.Type).Append(context.Type).Any(each => each.Name.Length == 0))
            context.Fail();
        if (Unsupported(context.Type) is not string reason)
            return true;
        context.Report(Descriptors.UnsupportedKind, context.Location, context.Name, reason);
        return false;
    }

    public static TypeModel Model(INamedTypeSymbol type) => new(
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? Qualified(space) : "",
        new EquatableArray<string>(Containers(type).Reverse().Select(Declaration)),
        Declaration(type),
        SymbolNames.Escape(type.Name),
        SymbolNames.CodeNotNull(type),
        SymbolNames.Display(type),
        type.IsReferenceType,
        type.IsRefLikeType);

    private static string Qualified(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer
            ? $"{Qualified(outer)}.{SymbolNames.Escape(space.Name)}"
            : SymbolNames.Escape(space.Name);

    /// <summary>Modifiers need not be repeated: those of all parts hold.</summary>
    private static string Declaration(INamedTypeSymbol type) => $"partial {Keyword(type)} {SymbolNames.Escape(type.Name)}";

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    private static string? Unsupported(INamedTypeSymbol type) => type switch
    {
        { TypeKind: not (TypeKind.Class or TypeKind.Struct) } => "only structs and classes can",
        { IsStatic: true } => "it is static",
        { IsAbstract: true } => "it is abstract, so a reader cannot make one",
        { IsFileLocal: true } => "it is local to its file, where generated code does not stand",
        { IsGenericType: true } => "it is generic, so its layout is not known",
        { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } parent } =>
            $"it derives from {parent.ToDisplayString(SymbolNames.Short)}, and inherited fields have no place in the layout",
        _ => Containers(type).Any(each => each.IsFileLocal) ? "it stands in a type that is local to its file" : null,
    };

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
    }

    /// <summary>Walks outwards from the declaration with the attribute, so that the location is in the user's own part.</summary>
    private static void CheckPartial(MessageContext context)
    {
        SyntaxNode? attribute = context.Declaration.ApplicationSyntaxReference?.GetSyntax(context.Cancellation);
        foreach (TypeDeclarationSyntax declaration in attribute?.Ancestors().OfType<TypeDeclarationSyntax>() ?? [])
        {
            if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                continue;
            bool isMessage = declaration == attribute?.Parent?.Parent;
            context.Report(
                Descriptors.NotPartial, declaration.Identifier.GetLocation(), declaration.Identifier.ValueText,
                isMessage ? "it" : $"{context.Name}, which stands in it");
        }
    }
}
