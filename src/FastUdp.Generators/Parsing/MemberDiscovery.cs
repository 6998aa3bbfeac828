using FastUdp.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>
/// Finds the members of a type that are on the wire: every instance field and auto-property, and computed properties that
/// are constants. Positional parameters come first, then the declarations as they stand.
/// </summary>
internal sealed class MemberDiscovery
{
    private readonly MessageContext _context;
    private readonly Dictionary<string, IParameterSymbol> _parameters;
    private readonly Dictionary<ISymbol, IFieldSymbol> _backing;

    private MemberDiscovery(MessageContext context)
    {
        _context = context;
        _parameters = PositionalParameters(context);
        _backing = context.Type.GetMembers().OfType<IFieldSymbol>()
            .Where(each => each.AssociatedSymbol is not null)
            .ToDictionary(each => each.AssociatedSymbol!, SymbolEqualityComparer.Default);
    }

    public static IReadOnlyList<WireMember> Find(MessageContext context) => new MemberDiscovery(context).Find();

    private static Dictionary<string, IParameterSymbol> PositionalParameters(MessageContext context) =>
        context.Type.IsRecord && Constructors.FindPrimary(context.Type, context.Cancellation) is IMethodSymbol primary
            ? primary.Parameters.Where(each => each.Name.Length > 0).GroupBy(each => each.Name).ToDictionary(each => each.Key, each => each.First())
            : [];

    private List<WireMember> Find()
    {
        WireMember[] members = [.. _context.Type.GetMembers().Select(Read).OfType<WireMember>()];
        return [.. members.OrderBy(each => _parameters.TryGetValue(each.Symbol.Name, out IParameterSymbol? parameter) ? parameter.Ordinal : int.MaxValue)];
    }

    private WireMember? Read(ISymbol symbol) => symbol switch
    {
        { IsStatic: true } => null,
        IFieldSymbol { IsImplicitlyDeclared: false, AssociatedSymbol: null } field => Read(field, field.Type, isStored: true),
        IPropertySymbol { IsIndexer: false } property => Read(property, property.Type, _backing.ContainsKey(property)),
        _ => null,
    };

    private WireMember? Read(ISymbol symbol, ITypeSymbol type, bool isStored)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        if (symbol.Name.Length == 0)
            _context.Fail();
        _parameters.TryGetValue(symbol.Name, out IParameterSymbol? parameter);
        _backing.TryGetValue(symbol, out IFieldSymbol? backing);
        FieldAttributes attributes = FieldAttributes.Read(_context, symbol, backing, parameter);
        var member = new WireMember(symbol, type, attributes, isStored);
        bool isOnWire = attributes.Has(KnownNames.NotOnWire) ? RefuseHidden(member)
            : isStored ? AcceptsStored(member) : AcceptsComputed(member);
        return isOnWire ? member : null;
    }

    /// <summary>What is not on the wire has no form there either.</summary>
    private bool RefuseHidden(WireMember member)
    {
        foreach (string name in member.Attributes.Names.Where(each => each != KnownNames.NotOnWire))
        {
            _context.Report(
                Descriptors.Contradiction, member.Attributes.Find(name)?.Location(_context.Cancellation),
                member.Display, KnownNames.NotOnWire, name);
        }
        return false;
    }

    /// <summary>Generated code cannot name a property that is its interface's alone.</summary>
    private bool AcceptsStored(WireMember member)
    {
        if (member.Symbol is not IPropertySymbol { ExplicitInterfaceImplementations.Length: > 0 })
            return true;
        _context.Report(
            Descriptors.CannotBeSet, member.Location, member.Display, "it implements an interface explicitly; mark it [NotOnWire]");
        return false;
    }

    /// <summary>A computed property is none of the message's business, unless it is a constant or claims to be more.</summary>
    private bool AcceptsComputed(WireMember member)
    {
        if (member.Attributes.IsEmpty)
            return false;
        if (member.Attributes.Has(KnownNames.Constant) && !member.IsSettable)
            return true;
        string name = member.Attributes.Names.First();
        _context.Report(
            Descriptors.AttributeDoesNotApply, member.Attributes.Find(name)?.Location(_context.Cancellation), member.Display, name,
            "nothing stores it, and of computed properties only a get-only one with [Constant] is on the wire");
        return false;
    }
}
