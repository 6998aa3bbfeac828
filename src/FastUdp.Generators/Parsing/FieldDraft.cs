using FastUdp.Generators.Model;

namespace FastUdp.Generators.Parsing;

/// <summary>A field while the rules of the message are applied to it.</summary>
internal sealed class FieldDraft(WireMember member, WireType type)
{
    public WireMember Member { get; } = member;

    public WireType Type { get; } = type;

    public int ReservedBefore { get; set; }

    public int Since { get; set; } = 1;

    public ulong? Constant { get; set; }

    public bool StartsBitGroup { get; set; }

    /// <summary>The length of the field itself; null when it has none.</summary>
    public Length? Length => Type switch
    {
        BlobType blob => blob.Length,
        SequenceType sequence => sequence.Length,
        TextType text => text.Length,
        _ => null,
    };

    public string Name => SymbolNames.Escape(Member.Symbol.Name);

    public FieldModel ToModel() => new(
        Name, Type, SymbolNames.Code(Member.Type), ReservedBefore, Since, Constant, Member.IsStored, StartsBitGroup);
}
