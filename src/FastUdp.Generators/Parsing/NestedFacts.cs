using FastUdp.Generators.Model;

namespace FastUdp.Generators.Parsing;

/// <summary>What a message has to know of one that it nests.</summary>
/// <param name="Id">Its identifier; -1 for none.</param>
/// <param name="MinBody">The fewest bytes of its fields.</param>
/// <param name="MaxBody">The most bytes of its fields.</param>
/// <param name="IsFixed">Whether it always takes as many.</param>
/// <param name="LiesAsOnWire">Whether its memory is its wire form on a little-endian machine.</param>
/// <param name="Remainder">The name of the field that takes everything to the end; null when there is none.</param>
/// <param name="Grown">The name and version of its first field that is not of the beginning; null when there is none.</param>
internal sealed record NestedFacts(
    int Id, int MinBody, int MaxBody, bool IsFixed, bool LiesAsOnWire, string? Remainder, (string Field, int Version)? Grown)
{
    public static NestedFacts Of(MessageModel message)
    {
        MessageLayout layout = MessageLayout.Of(message);
        FieldModel? grown = message.Fields.FirstOrDefault(each => each.Since > 1);
        return new NestedFacts(
            message.Id,
            layout.MinBytes,
            layout.MaxBytes,
            layout.IsFixed,
            message.MayLieInMemoryAsOnWire && layout.IsWireLayout,
            message.Fields.FirstOrDefault(each => each.Type is BlobType { Length.Kind: LengthKind.Remainder })?.Name,
            grown is null ? null : (grown.Name, grown.Since));
    }
}
