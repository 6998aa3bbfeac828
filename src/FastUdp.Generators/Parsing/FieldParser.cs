using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>One field by itself: its wire form, its constant, and that every attribute on it has a meaning.</summary>
internal static class FieldParser
{
    private static readonly (string First, string Second)[] Contradictions =
    [
        (KnownNames.VarInt, KnownNames.ZigZag),
        (KnownNames.VarInt, KnownNames.Bits),
        (KnownNames.ZigZag, KnownNames.Bits),
        (KnownNames.FixedLength, KnownNames.CountedBy),
        (KnownNames.FixedLength, KnownNames.Remainder),
        (KnownNames.CountedBy, KnownNames.Remainder),
        (KnownNames.Offset, KnownNames.Reserved),
    ];

    /// <summary>Gives null for a field that has no wire form, which has been reported.</summary>
    public static FieldDraft? Parse(MessageContext context, WireMember member, NestedMessages nested)
    {
        if (Contradicts(context, member))
            return null;
        if (UnsupportedTypes.OfMember(member) is (string typeName, string advice))
        {
            context.Report(Descriptors.UnsupportedFieldType, member.Location, member.Display, typeName, advice);
            return null;
        }
        if (WireTypeParser.Parse(context, member, nested) is not WireType type)
            return null;
        var draft = new FieldDraft(member, type);
        FieldConstants.Apply(context, draft);
        draft.StartsBitGroup = type is BitFieldType && StartsBitGroup(member.Attributes);
        RefuseUnused(context, member);
        return draft;
    }

    private static bool StartsBitGroup(FieldAttributes attributes) =>
        (attributes.Find(KnownNames.Bits) ?? attributes.Find(KnownNames.Quantized))?.Named<bool>("StartsGroup") == true;

    private static bool Contradicts(MessageContext context, WireMember member)
    {
        bool contradicts = false;
        foreach ((string first, string second) in Contradictions)
        {
            if (!member.Attributes.Has(first) || member.Attributes.Find(second) is not AttributeData attribute)
                continue;
            context.Report(Descriptors.Contradiction, attribute.Location(context.Cancellation), member.Display, first, second);
            contradicts = true;
        }
        return contradicts;
    }

    private static void RefuseUnused(MessageContext context, WireMember member)
    {
        foreach (KeyValuePair<string, AttributeData> unused in member.Attributes.Unused)
        {
            if (Meaning(unused.Key) is string meaning)
                context.Report(
                    Descriptors.AttributeDoesNotApply, unused.Value.Location(context.Cancellation),
                    $"{member.Display} of type {member.Type.ToDisplayString(SymbolNames.Short)}", unused.Key, meaning);
        }
    }

    /// <summary>What an attribute is for; null for those that any field may have.</summary>
    private static string? Meaning(string attribute) => attribute switch
    {
        KnownNames.Bits => "a bit field is a bool, integer or enum of up to 64 bits, not nullable and not an element",
        KnownNames.ByteOrder => "it has no byte order",
        KnownNames.Constant => "a constant is a bool, integer or enum of up to 64 bits, not nullable",
        KnownNames.CountedBy => "another field can count an array, list or blob that is not nullable",
        KnownNames.FixedLength => "it has no length to fix",
        KnownNames.Interned => "it holds no string",
        KnownNames.LengthPrefixed => "it holds no message",
        KnownNames.MaxLength => "it has no length that varies",
        KnownNames.Quantized => "what is quantized is a float or double, not nullable and not an element",
        KnownNames.Remainder => "the remainder is a blob that is not nullable",
        KnownNames.VarInt => "it holds no integer or enum of up to 64 bits",
        KnownNames.ZigZag => "it holds no signed integer of up to 64 bits",
        _ => null,
    };
}
