using FastUdp.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FastUdp.Generators.Parsing;

/// <summary>The order of the fields: that of the declaration, or that of <c>[Order]</c> on all of them.</summary>
internal static class FieldOrder
{
    public static IReadOnlyList<WireMember> Sort(MessageContext context, IReadOnlyList<WireMember> members)
    {
        WireMember[] ordered = [.. members.Where(each => each.Attributes.Has(KnownNames.Order))];
        if (ordered.Length == 0)
        {
            CheckParts(context, members);
            return members;
        }
        foreach (WireMember missing in members.Except(ordered))
            context.Report(Descriptors.OrderConflict, missing.Location, missing.Display, $"has no [Order], but {ordered[0].Display} has");
        return Sort(context, ordered) is { } sorted && sorted.Length == members.Count ? sorted : members;
    }

    /// <summary>Gives fewer than there are where two have one place.</summary>
    private static WireMember[] Sort(MessageContext context, WireMember[] members)
    {
        var taken = new Dictionary<int, WireMember>();
        foreach (WireMember member in members)
        {
            AttributeData? attribute = member.Attributes.Find(KnownNames.Order);
            if (attribute?.Int(0) is not int position)
                context.Fail();
            else if (taken.TryGetValue(position, out WireMember? other))
                context.Report(
                    Descriptors.OrderConflict, attribute.ArgumentLocation(0, context.Cancellation),
                    member.Display, $"has [Order({position})], which {other.Display} has too");
            else
                taken.Add(position, member);
        }
        return [.. taken.OrderBy(each => each.Key).Select(each => each.Value)];
    }

    /// <summary>The parts of a type may lie in several files, which the compiler takes in any order.</summary>
    private static void CheckParts(MessageContext context, IReadOnlyList<WireMember> members)
    {
        SyntaxNode? firstPart = null;
        string? first = null;
        foreach (WireMember member in members)
        {
            SyntaxNode? declaration = member.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Cancellation);
            if (declaration is null or ParameterSyntax)
                continue;
            SyntaxNode? part = declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
            firstPart ??= part;
            first ??= member.Display;
            if (part == firstPart)
                continue;
            context.Report(
                Descriptors.OrderConflict, member.Location, member.Display,
                $"stands in another part of the type than {first}, and parts have no order: give every field an [Order]");
            return;
        }
    }
}
