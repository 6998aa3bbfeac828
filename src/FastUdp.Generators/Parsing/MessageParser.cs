using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using FastUdp.Generators.Support;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>
/// Turns the declaration of a message into its model. The generator asks for the model, the analyzer for the diagnostics;
/// both come from one pass, so that they never disagree.
/// </summary>
internal static class MessageParser
{
    private const int NoIdentifier = -1;

    /// <summary>The generator's entry, for types marked <see cref="KnownNames.MessageAttribute"/>.</summary>
    /// <returns>The model, or null when no codec can be made, which the analyzer reports.</returns>
    public static MessageModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is INamedTypeSymbol type ? Parse(type, context.SemanticModel.Compilation, cancellation).Model : null;

    /// <summary>The analyzer's entry.</summary>
    public static ParseResult Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Parse(type, new NestedMessages(compilation, cancellation), compilation, cancellation);

    /// <summary>Parses a message, which may be nested in another whose parse is under way.</summary>
    public static ParseResult Parse(INamedTypeSymbol type, NestedMessages nested, Compilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (type.Find(KnownNames.DatagramMessage) is not AttributeData declaration)
            return new ParseResult(null, []);
        var context = new MessageContext(type, declaration, compilation, cancellation);
        MessageModel? model = Parse(context, nested);
        return new ParseResult(context.HasFailed ? null : model, context.Diagnostics);
    }

    private static MessageModel? Parse(MessageContext context, NestedMessages nested)
    {
        if (!TypeShape.Check(context))
            return null;
        int id = Identifier(context);
        IReadOnlyList<WireMember> members = FieldOrder.Sort(context, MemberDiscovery.Find(context));
        GeneratedNames.Check(context);
        List<FieldDraft> fields = [.. members.Select(each => FieldParser.Parse(context, each, nested)).OfType<FieldDraft>()];
        ConstructionModel? construction = ConstructionParser.Parse(context, members);

        // What depends on the fields before is not judged when one of those is not known.
        if (fields.Count < members.Count)
            return null;
        int trailing = TrailingReserved(context);
        FieldVersions.Apply(context, fields);
        FieldPlacement.Apply(context, fields);
        FieldReferences.Check(context, fields);
        BudgetCheck.Check(context, fields, id, trailing);
        return construction is null ? null : new MessageModel(
            TypeShape.Model(context.Type),
            id,
            new EquatableArray<FieldModel>(fields.Select(each => each.ToModel())),
            trailing,
            construction,
            MemoryLayout.MayLieAsOnWire(context.Type, fields, trailing));
    }

    private static int Identifier(MessageContext context)
    {
        AttributeData declaration = context.Declaration;
        if (declaration.ConstructorArguments.Length == 0)
        {
            if (declaration.AttributeConstructor is null)
                context.Fail();
            return NoIdentifier;
        }
        if (declaration.Int(0) is not int id)
        {
            context.Fail();
            return NoIdentifier;
        }
        if (id is < 0 or > Ranges.MaxIdentifier)
            context.Report(
                Descriptors.IdentifierOutOfRange, declaration.ArgumentLocation(0, context.Cancellation), context.Name, SymbolNames.Number(id));
        return id;
    }

    private static int TrailingReserved(MessageContext context) =>
        context.Type.Find(KnownNames.Reserved) is AttributeData reserved
            ? Ranges.Check(context, context.Name, reserved, 0, reserved.Int(0), Ranges.MinLength, Ranges.MaxDatagram) ?? 0
            : 0;
}
