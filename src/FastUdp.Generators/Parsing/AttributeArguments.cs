using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FastUdp.Generators.Parsing;

/// <summary>
/// Arguments of attributes. Code that is being typed has attributes with arguments missing or of the wrong type, which
/// the compiler reports: here they are merely absent.
/// </summary>
internal static class AttributeArguments
{
    /// <summary>A number of the constructor.</summary>
    public static int? Int(this AttributeData attribute, int index) => attribute.Value(index) is int value ? value : null;

    /// <summary>A floating-point number of the constructor.</summary>
    public static double? Double(this AttributeData attribute, int index) => attribute.Value(index) is double value ? value : null;

    /// <summary>A text of the constructor.</summary>
    public static string? Text(this AttributeData attribute, int index) => attribute.Value(index) as string;

    /// <summary>A value of the constructor, an enum's as its number.</summary>
    public static object? Value(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index
        && attribute.ConstructorArguments[index] is { Kind: not (TypedConstantKind.Array or TypedConstantKind.Error) } argument
            ? argument.Value
            : null;

    /// <summary>The values of an array of the constructor.</summary>
    public static ImmutableArray<TypedConstant> Values(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index
        && attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Array, IsNull: false } argument
            ? argument.Values
            : [];

    /// <summary>A named argument, an enum's as its number; the default where it is absent.</summary>
    public static T Named<T>(this AttributeData attribute, string name, T missing = default)
        where T : struct
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: not (TypedConstantKind.Array or TypedConstantKind.Error), Value: T value })
                return value;
        }
        return missing;
    }

    /// <summary>Where an attribute stands.</summary>
    public static Location? Location(this AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation();

    /// <summary>Where the n-th argument of an attribute stands; the attribute where it has none.</summary>
    public static Location? ArgumentLocation(this AttributeData attribute, int index, CancellationToken cancellation) =>
        attribute.FindLocation(arguments => FindArgument(arguments, attribute.AttributeConstructor, index), cancellation);

    /// <summary>Where a named argument of an attribute stands; the attribute where it has none.</summary>
    public static Location? ArgumentLocation(this AttributeData attribute, string name, CancellationToken cancellation) =>
        attribute.FindLocation(
            arguments => arguments.FirstOrDefault(each => each.NameEquals?.Name.Identifier.ValueText == name), cancellation);

    /// <summary>Arguments of a constructor may be named too, and then come in any order.</summary>
    private static AttributeArgumentSyntax? FindArgument(
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments, IMethodSymbol? constructor, int index)
    {
        string? name = constructor?.Parameters.ElementAtOrDefault(index)?.Name;
        return arguments.FirstOrDefault(each => each.NameColon is not null && each.NameColon.Name.Identifier.ValueText == name)
            ?? arguments.Where(each => each.NameEquals is null).ElementAtOrDefault(index);
    }

    private static Location? FindLocation(
        this AttributeData attribute, Func<SeparatedSyntaxList<AttributeArgumentSyntax>, AttributeArgumentSyntax?> find, CancellationToken cancellation)
    {
        SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation);
        if (syntax is AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } && find(arguments) is AttributeArgumentSyntax argument)
            return argument.NameEquals is null ? argument.Expression.GetLocation() : argument.GetLocation();
        return syntax?.GetLocation();
    }
}
