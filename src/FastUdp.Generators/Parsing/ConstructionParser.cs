using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using FastUdp.Generators.Support;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>
/// How a reader makes the object: by the primary constructor; by none, where every field can be set; or by the
/// constructor that takes the most fields. Code of the user's that may throw is thereby called only where it must be.
/// </summary>
internal sealed class ConstructionParser
{
    private readonly MessageContext _context;
    private readonly WireMember[] _stored;
    private readonly Dictionary<ISymbol, int> _indexes = new(SymbolEqualityComparer.Default);

    private ConstructionParser(MessageContext context, IReadOnlyList<WireMember> fields)
    {
        _context = context;
        for (int index = 0; index < fields.Count; index++)
            _indexes.Add(fields[index].Symbol, index);
        _stored = [.. fields.Where(each => each.IsStored)];
    }

    /// <summary>Gives null where no constructor will do, which has been reported.</summary>
    public static ConstructionModel? Parse(MessageContext context, IReadOnlyList<WireMember> fields) =>
        new ConstructionParser(context, fields).Parse();

    private ConstructionModel? Parse()
    {
        IMethodSymbol[] constructors = [.. Candidates()];
        ConstructionModel? model = constructors.Select(each => Try(each)).FirstOrDefault(each => each is not null);
        if (model is null)
            Explain(constructors);
        return model;
    }

    private IEnumerable<IMethodSymbol> Candidates()
    {
        IMethodSymbol? primary = Constructors.FindPrimary(_context.Type, _context.Cancellation);
        return Constructors.Usable(_context.Type)
            .OrderByDescending(each => SymbolEqualityComparer.Default.Equals(each, primary))
            .ThenByDescending(each => each.Parameters.Length == 0)
            .ThenByDescending(each => each.Parameters.Length);
    }

    private ConstructionModel? Try(IMethodSymbol constructor)
    {
        if (Match(constructor, out IParameterSymbol? unmatched) is not List<WireMember> arguments || unmatched is not null)
            return null;
        bool setsRequired = constructor.GetAttributes().Any(each => each.AttributeClass?.Name == "SetsRequiredMembersAttribute");
        WireMember[] initialized = [.. _stored.Where(each => !arguments.Contains(each) || (each.IsRequired && !setsRequired))];
        return initialized.All(each => each.IsSettable) && (setsRequired || HiddenRequired() is null)
            ? new ConstructionModel(Indexes(arguments), Indexes(initialized))
            : null;
    }

    private EquatableArray<int> Indexes(IEnumerable<WireMember> members) => new(members.Select(each => _indexes[each.Symbol]));

    /// <summary>The fields the parameters stand for; a parameter that stands for none may be left out at the end if it is optional.</summary>
    private List<WireMember> Match(IMethodSymbol constructor, out IParameterSymbol? unmatched)
    {
        var arguments = new List<WireMember>();
        unmatched = null;
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            WireMember? member = FindField(parameter);
            if (member is not null && !arguments.Contains(member) && arguments.Count == parameter.Ordinal)
                arguments.Add(member);
            else if (!parameter.IsOptional || member is not null)
                unmatched ??= parameter;
        }
        return arguments;
    }

    private WireMember? FindField(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter))
            return null;
        WireMember[] named = [.. _stored.Where(each =>
            string.Equals(each.Symbol.Name.TrimStart('_'), parameter.Name, StringComparison.OrdinalIgnoreCase)
            && SymbolEqualityComparer.Default.Equals(each.Type, parameter.Type))];
        return named.FirstOrDefault(each => each.Symbol.Name == parameter.Name) ?? named.FirstOrDefault();
    }

    private ISymbol? HiddenRequired() => _context.Type.GetMembers().FirstOrDefault(each =>
        each is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true } && !_indexes.ContainsKey(each));

    /// <summary>Says what stands in the way of the constructor that is the first choice.</summary>
    private void Explain(IMethodSymbol[] constructors)
    {
        if (HiddenRequired() is ISymbol required)
        {
            Report(Descriptors.CannotBeSet, required, "it is required, but [NotOnWire]");
            return;
        }
        IMethodSymbol? simple = constructors.FirstOrDefault(each => each.Parameters.Length == 0);
        if ((simple ?? constructors.FirstOrDefault()) is not IMethodSymbol constructor)
        {
            _context.Fail();
            return;
        }
        List<WireMember> arguments = Match(constructor, out IParameterSymbol? unmatched);
        if (unmatched is not null)
            ReportParameter(unmatched);
        else
            foreach (WireMember member in _stored.Where(each => !arguments.Contains(each) && !each.IsSettable))
                Report(Descriptors.CannotBeSet, member.Symbol, "it has no setter, and no constructor takes it by its name and type");
        _context.Fail();
    }

    private void ReportParameter(IParameterSymbol parameter) => _context.Report(
        Descriptors.UnmatchedParameter, parameter.Locations.FirstOrDefault(), _context.Name, parameter.Name,
        "no field on the wire has its name and its type");

    private void Report(DiagnosticDescriptor descriptor, ISymbol member, string reason) =>
        _context.Report(descriptor, member.Locations.FirstOrDefault(), member.ToDisplayString(SymbolNames.Short), reason);
}
