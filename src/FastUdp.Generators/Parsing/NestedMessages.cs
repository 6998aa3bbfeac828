using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>
/// Messages as fields of others. Each is parsed once however often it is nested, so that the time grows with the number
/// of types; the path from the outermost message guards against those that contain themselves.
/// </summary>
internal sealed class NestedMessages(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>Far more than a datagram has use for, and far less than a thread's stack holds, the parser's or a reader's.</summary>
    private const int MaxDepth = 64;

    private readonly Dictionary<ISymbol, NestedFacts?> _known = new(SymbolEqualityComparer.Default);
    private readonly List<(INamedTypeSymbol Type, string Field)> _path = [];
    private string? _cycle;
    private bool _isTooDeep;

    /// <summary>Parses a nested message.</summary>
    /// <returns>Null when there is no codec for it; what is wrong with it is reported there, where it is declared.</returns>
    public NestedType? Parse(MessageContext context, WireMember member, INamedTypeSymbol type, bool isLengthPrefixed)
    {
        var original = (INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.None);
        if (FactsOf(context, member, original) is not NestedFacts facts)
        {
            context.Fail();
            ReportPath(context, member, type);
            return null;
        }
        return isLengthPrefixed || MayStandInline(context, member, original, facts)
            ? new NestedType(
                SymbolNames.CodeNotNull(type), SymbolNames.Display(type), facts.Id, facts.MinBody, facts.MaxBody, type.IsReferenceType,
                facts.LiesAsOnWire, isLengthPrefixed, facts.IsFixed)
            : null;
    }

    private NestedFacts? FactsOf(MessageContext context, WireMember member, INamedTypeSymbol type)
    {
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
            return Built(context, member, type);
        _path.Add((context.Type, member.Display));
        try
        {
            return IsCycle(type) ? null : Declared(type);
        }
        finally
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private NestedFacts? Declared(INamedTypeSymbol type)
    {
        if (_known.TryGetValue(type, out NestedFacts? known))
            return known;
        NestedFacts? facts = MessageParser.Parse(type, this, compilation, cancellation).Model is MessageModel model ? NestedFacts.Of(model) : null;
        _known.Add(type, facts);
        return facts;
    }

    private NestedFacts? Built(MessageContext context, WireMember member, INamedTypeSymbol type)
    {
        if (_known.TryGetValue(type, out NestedFacts? known))
            return known;
        NestedFacts? facts = BuiltMessages.Read(type);
        if (facts is null)
        {
            context.Report(
                Descriptors.UnsupportedFieldType, member.Location, member.Display, type.ToDisplayString(SymbolNames.Short),
                $"its assembly, {type.ContainingAssembly?.Name}, was built without its codec");
        }
        _known.Add(type, facts);
        return facts;
    }

    /// <summary>
    /// Whether a message lies within itself. A cycle that the outermost message is not part of is reported for those that
    /// are.
    /// </summary>
    private bool IsCycle(INamedTypeSymbol type)
    {
        int start = _path.FindIndex(step => SymbolEqualityComparer.Default.Equals(step.Type, type));
        if (start == 0)
            _cycle = $"{string.Join(" → ", _path.Select(step => step.Field))} → {type.ToDisplayString(SymbolNames.Short)}";
        _isTooDeep |= _path.Count > MaxDepth;
        return start >= 0 || _path.Count > MaxDepth;
    }

    /// <summary>Reports, for the field of the outermost message, what was found at the end of the path that begins there.</summary>
    private void ReportPath(MessageContext context, WireMember member, INamedTypeSymbol type)
    {
        if (_path.Count > 0)
            return;
        if (_cycle is not null)
            context.Report(Descriptors.Recursive, member.Location, context.Name, _cycle);
        else if (_isTooDeep)
            context.Report(
                Descriptors.UnsupportedFieldType, member.Location, member.Display, type.ToDisplayString(SymbolNames.Short),
                $"messages nest more than {MaxDepth} deep in it");
        _cycle = null;
        _isTooDeep = false;
    }

    /// <summary>Nothing tells a reader where an inline message ends, so its end must not move.</summary>
    private static bool MayStandInline(MessageContext context, WireMember member, INamedTypeSymbol type, NestedFacts facts)
    {
        string name = type.ToDisplayString(SymbolNames.Short);
        if (facts.Remainder is string remainder)
            context.Report(
                Descriptors.MisplacedRemainder, member.Location, $"{name}.{remainder}",
                $"{member.Display} nests {name} inline: mark {member.Display} [LengthPrefixed]");
        if (facts.Grown is (string grown, int version))
            context.Report(Descriptors.VersionedInline, member.Location, member.Display, name, grown, version);
        return facts.Remainder is null && facts.Grown is null;
    }
}
