using FastUdp.Generators.Support;

namespace FastUdp.Generators.Model;

/// <summary>An enum.</summary>
/// <param name="FullName">For generated code: <c>global::Game.Color</c>.</param>
/// <param name="Members">For tools: <c>Red=0</c>, in the order of declaration.</param>
internal sealed record EnumModel(string FullName, EquatableArray<string> Members);
