using FastUdp.Generators.Model;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace FastUdp.Generators.Tests.Support;

/// <summary>The models of declarations.</summary>
internal static class Parsed
{
    /// <summary>The model of the type <c>Subject</c>, or of another by its full name.</summary>
    public static MessageModel Message(string source, string type = "Subject") =>
        Message(TestCompilation.Of(MarkedSource.Parse(source).Text), type);

    public static MessageModel Message(CSharpCompilation compilation, string type = "Subject")
    {
        ParseResult result = Result(compilation, type);
        Assert.Empty(result.Diagnostics);
        Assert.NotNull(result.Model);
        return result.Model;
    }

    public static ParseResult Result(CSharpCompilation compilation, string type = "Subject", CancellationToken cancellation = default)
    {
        INamedTypeSymbol? symbol = compilation.Assembly.GetTypeByMetadataName(type);
        Assert.NotNull(symbol);
        return MessageParser.Parse(symbol, compilation, cancellation);
    }

    /// <summary>The lines of its schema, without the members of enums.</summary>
    public static string[] Schema(this MessageModel message) => [.. SchemaText.Fields(message, withEnums: false)];
}
