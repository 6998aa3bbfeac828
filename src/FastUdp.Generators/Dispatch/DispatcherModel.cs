using FastUdp.Generators.Model;
using FastUdp.Generators.Support;

namespace FastUdp.Generators.Dispatch;

/// <summary>A dispatcher as the emitter sees it: what was found valid, without a symbol, a syntax node or a location.</summary>
/// <param name="Type">The class that becomes partial.</param>
/// <param name="Handlers">Its handlers in the order of their declaration, each of an identifier of its own.</param>
internal sealed record DispatcherModel(TypeModel Type, EquatableArray<HandlerModel> Handlers);
