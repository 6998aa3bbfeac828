using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>The versions that brought the fields: appended one after another, and left at their defaults where they are missing.</summary>
internal static class FieldVersions
{
    private const int First = 2;

    public static void Apply(MessageContext context, IReadOnlyList<FieldDraft> fields)
    {
        FieldDraft? previous = null;
        foreach (FieldDraft field in fields)
        {
            AttributeData? attribute = field.Member.Attributes.Find(KnownNames.Since);
            int? version = attribute is null ? 1 : attribute.Int(0);
            if (version is null)
                context.Fail();
            else if (Fault(field, attribute, version.Value, previous) is string fault)
                context.Report(
                    Descriptors.BadVersion, attribute?.ArgumentLocation(0, context.Cancellation) ?? field.Member.Location,
                    field.Member.Display, version, fault);
            else
                field.Since = version.Value;
            previous = field.Since >= (previous?.Since ?? 1) ? field : previous;
        }
    }

    private static string? Fault(FieldDraft field, AttributeData? attribute, int version, FieldDraft? previous)
    {
        if (attribute is not null && version < First)
            return $"[Since] counts from {First}";
        if (previous is not null && version < previous.Since)
            return $"{previous.Member.Display} before it is of version {previous.Since}";
        return version >= First && !HasDefault(field)
            ? $"a reader of a datagram without it has no value for the type {field.Member.Type.ToDisplayString(SymbolNames.Short)}; make it nullable"
            : null;
    }

    private static bool HasDefault(FieldDraft field) => field.Type switch
    {
        NestedType nested => !nested.IsReferenceType,
        AddressType address => address.HasPort,
        _ => true,
    };
}
