using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Where a fix is asked for.</summary>
/// <param name="Document">The file.</param>
/// <param name="Diagnostic">What is to be fixed.</param>
/// <param name="Model">What the names of the file mean.</param>
/// <param name="Text">The text of the file.</param>
/// <param name="Cancellation">Stops it.</param>
public sealed record FixPlace(
    Document Document, Diagnostic Diagnostic, SemanticModel Model, SourceText Text, CancellationToken Cancellation)
{
    /// <summary>The innermost node at the place.</summary>
    public SyntaxNode Node { get; } =
        Model.SyntaxTree.GetRoot(Cancellation).FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The field, property or positional parameter around the place: what carries attributes.</summary>
    public SyntaxNode? Member => Node.AncestorsAndSelf()
        .FirstOrDefault(each => each is PropertyDeclarationSyntax or FieldDeclarationSyntax or ParameterSyntax);

    /// <summary>The type around the place.</summary>
    public TypeDeclarationSyntax? Type => Node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
