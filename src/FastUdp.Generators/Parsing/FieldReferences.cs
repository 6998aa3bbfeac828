using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>What fields require of others: the counter to come before, and nothing to come behind the remainder.</summary>
internal static class FieldReferences
{
    public static void Check(MessageContext context, IReadOnlyList<FieldDraft> fields)
    {
        for (int index = 0; index < fields.Count; index++)
        {
            if (fields[index].Length is { Kind: LengthKind.Counted } length)
                CheckCounter(context, fields, index, length.Counter!);
            if (fields[index].Length is { Kind: LengthKind.Remainder })
                CheckRemainder(context, fields, index);
        }
    }

    private static void CheckCounter(MessageContext context, IReadOnlyList<FieldDraft> fields, int index, string counter)
    {
        int counterIndex = 0;
        while (counterIndex < fields.Count && fields[counterIndex].Name != counter)
            counterIndex++;
        string? fault = counterIndex == fields.Count ? "no field of the message"
            : counterIndex == index ? "itself"
            : counterIndex > index ? "a field that comes after it"
            : fields[counterIndex].Constant is not null ? "a constant"
            : !MayCount(fields[counterIndex].Type) ? "a field that is no integer of up to 64 bits"
            : null;
        if (fault is null)
            return;
        AttributeData? attribute = fields[index].Member.Attributes.Find(KnownNames.CountedBy);
        context.Report(
            Descriptors.BadCounter, attribute?.ArgumentLocation(0, context.Cancellation),
            fields[index].Member.Display, counter.TrimStart('@'), fault);
    }

    private static bool MayCount(WireType type) => type switch
    {
        ScalarType { Enum: null } scalar => scalar.Kind.IsInteger() && scalar.Kind.Bytes() <= sizeof(ulong),
        VarIntType { Enum: null } => true,
        BitsType { Enum: null } bits => bits.Kind.IsInteger(),
        _ => false,
    };

    private static void CheckRemainder(MessageContext context, IReadOnlyList<FieldDraft> fields, int index)
    {
        string? fault = index + 1 < fields.Count ? $"{fields[index + 1].Member.Display} comes after it"
            : context.Type.Find(KnownNames.Reserved) is not null ? $"{context.Name} has [Reserved] bytes at its end"
            : null;
        if (fault is null)
            return;
        AttributeData? attribute = fields[index].Member.Attributes.Find(KnownNames.Remainder);
        context.Report(Descriptors.MisplacedRemainder, attribute?.Location(context.Cancellation), fields[index].Member.Display, fault);
    }
}
