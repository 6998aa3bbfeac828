using System.Globalization;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Puts attributes on members and takes them off.</summary>
internal static class AttributeText
{
    private const string Suffix = "Attribute";

    /// <summary>The attributes a member carries.</summary>
    public static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode member) => member switch
    {
        ParameterSyntax parameter => parameter.AttributeLists,
        MemberDeclarationSyntax declaration => declaration.AttributeLists,
        _ => default,
    };

    /// <summary>One of the engine's attributes on a member, by its name without suffix.</summary>
    public static AttributeSyntax? Find(SyntaxNode member, string name) =>
        ListsOf(member).SelectMany(list => list.Attributes).FirstOrDefault(attribute => Is(attribute, name));

    /// <summary>
    /// Puts an attribute on a member: behind those it has, on a line of its own where the declaration begins one.
    /// </summary>
    /// <param name="place">The file.</param>
    /// <param name="member">The member.</param>
    /// <param name="name">The attribute without suffix.</param>
    /// <param name="arguments">Its arguments with parentheses, or nothing.</param>
    public static TextChange Add(FixPlace place, SyntaxNode member, string name, string arguments = "")
    {
        SyntaxList<AttributeListSyntax> lists = ListsOf(member);
        int position = lists.Count == 0 ? member.SpanStart : lists[lists.Count - 1].GetLastToken().GetNextToken().SpanStart;
        string attribute = $"[{Qualified(place.Model, position, name)}{arguments}]";

        TextLine line = place.Text.Lines.GetLineFromPosition(position);
        string indentation = place.Text.ToString(TextSpan.FromBounds(line.Start, position));
        bool beginsLine = member is not ParameterSyntax && string.IsNullOrWhiteSpace(indentation);
        string ending = line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";
        return new TextChange(new TextSpan(position, 0), attribute + (beginsLine ? ending + indentation : " "));
    }

    /// <summary>Gives an attribute a number: the one on the member gets it as its first argument, else there is a new one.</summary>
    public static TextChange Number(FixPlace place, SyntaxNode member, string name, int number)
    {
        string argument = number.ToString(CultureInfo.InvariantCulture);
        return Find(member, name)?.ArgumentList?.Arguments.FirstOrDefault() is AttributeArgumentSyntax old
            ? new TextChange(old.Expression.Span, argument)
            : Add(place, member, name, $"({argument})");
    }

    /// <summary>Takes an attribute off, with its brackets when it is alone in them and its line when it is alone there.</summary>
    public static TextChange Remove(SourceText text, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return new TextChange(WithSeparator(list, list.Attributes.IndexOf(attribute)), "");

        int next = list.GetLastToken().GetNextToken().SpanStart;
        string between = text.ToString(TextSpan.FromBounds(list.Span.End, next));
        return new TextChange(TextSpan.FromBounds(list.SpanStart, string.IsNullOrWhiteSpace(between) ? next : list.Span.End), "");
    }

    private static TextSpan WithSeparator(AttributeListSyntax list, int index) => index == 0
        ? TextSpan.FromBounds(list.Attributes[0].SpanStart, list.Attributes[1].SpanStart)
        : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, list.Attributes[index].Span.End);

    private static bool Is(AttributeSyntax attribute, string name) =>
        NameOf(attribute) is string found && (found == name || found == name + Suffix);

    private static string? NameOf(AttributeSyntax attribute) => attribute.Name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The short name where it means the engine's attribute and no other, as that of data annotations.</summary>
    private static string Qualified(SemanticModel model, int position, string name)
    {
        IEnumerable<ISymbol> meanings = model.LookupNamespacesAndTypes(position, name: name + Suffix)
            .Concat(model.LookupNamespacesAndTypes(position, name: name));
        bool isClear = meanings.Count() == 1 && meanings.All(each => each.ContainingNamespace?.ToDisplayString() == KnownNames.MessagesNamespace);
        return isClear ? name : $"{KnownNames.MessagesNamespace}.{name}";
    }
}
