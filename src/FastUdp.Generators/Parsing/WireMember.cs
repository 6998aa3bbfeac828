using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>A member of a message type that is on the wire.</summary>
/// <param name="Symbol">The field or property.</param>
/// <param name="Type">Its type.</param>
/// <param name="Attributes">What is declared about it, on the member or on the positional parameter that makes it.</param>
/// <param name="IsStored">False for a computed property, which only a constant may be.</param>
internal sealed record WireMember(ISymbol Symbol, ITypeSymbol Type, FieldAttributes Attributes, bool IsStored)
{
    /// <summary>The name for messages to people: <c>Chat.Text</c>.</summary>
    public string Display => Symbol.ToDisplayString(SymbolNames.Short);

    /// <summary>Where the member's name stands.</summary>
    public Location? Location => Symbol.Locations.FirstOrDefault();

    /// <summary>Whether an object initializer can set it, in code that stands inside the type.</summary>
    public bool IsSettable => Symbol switch
    {
        IFieldSymbol stored => !stored.IsReadOnly,
        IPropertySymbol property => property.SetMethod is not null,
        _ => false,
    };

    public bool IsRequired => Symbol is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true };
}
