using FastUdp.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>
/// The engine's attributes on one member. Whoever understands one says so by asking with <see cref="Use"/>; what nobody
/// has used in the end does not apply to the member.
/// </summary>
internal sealed class FieldAttributes
{
    private readonly Dictionary<string, AttributeData> _attributes = [];
    private readonly HashSet<string> _used = [];

    public IEnumerable<string> Names => _attributes.Keys;

    public bool IsEmpty => _attributes.Count == 0;

    /// <summary>The attributes nobody has used, in the order of the source.</summary>
    public IEnumerable<KeyValuePair<string, AttributeData>> Unused => _attributes.Where(each => !_used.Contains(each.Key));

    /// <summary>Reads the attributes of a member, of its backing field and of the parameter that makes it.</summary>
    public static FieldAttributes Read(MessageContext context, ISymbol member, params ISymbol?[] others)
    {
        var read = new FieldAttributes();
        foreach (ISymbol symbol in new[] { member }.Concat(others).OfType<ISymbol>())
        {
            foreach (AttributeData attribute in symbol.GetAttributes())
                read.Add(context, member, attribute);
        }
        return read;
    }

    public bool Has(string name) => _attributes.ContainsKey(name);

    /// <summary>Gives an attribute without taking it for used.</summary>
    public AttributeData? Find(string name) => _attributes.TryGetValue(name, out AttributeData? attribute) ? attribute : null;

    /// <summary>Gives an attribute, which thereby counts as one that applies.</summary>
    public AttributeData? Use(string name)
    {
        _used.Add(name);
        return Find(name);
    }

    private void Add(MessageContext context, ISymbol member, AttributeData attribute)
    {
        if (KnownNames.Of(attribute) is not string name)
            return;
        if (_attributes.ContainsKey(name))
        {
            context.Report(
                Descriptors.Contradiction, attribute.Location(context.Cancellation), member.ToDisplayString(SymbolNames.Short), name, name);
            return;
        }
        _attributes.Add(name, attribute);
    }
}
