using FastUdp.Generators.Support;

namespace FastUdp.Generators.Model;

/// <summary>
/// A message as the emitter sees it: what the parser found valid, without a symbol, a syntax node or a location, so that
/// equal declarations make equal models wherever they stand.
/// </summary>
/// <param name="Type">The type that becomes partial.</param>
/// <param name="Id">The identifier, or -1.</param>
/// <param name="Fields">The fields in the order of the wire.</param>
/// <param name="TrailingReservedBytes">Zero bytes at the end.</param>
/// <param name="Construction">How a reader makes the object.</param>
/// <param name="MayLieInMemoryAsOnWire">
/// A struct of sequential layout whose instance fields are exactly these, in this order, with no byte reserved. Whether its
/// memory truly is its wire form also depends on the fields: <see cref="MessageLayout.IsWireLayout"/>.
/// </param>
internal sealed record MessageModel(
    TypeModel Type,
    int Id,
    EquatableArray<FieldModel> Fields,
    int TrailingReservedBytes,
    ConstructionModel Construction,
    bool MayLieInMemoryAsOnWire);
