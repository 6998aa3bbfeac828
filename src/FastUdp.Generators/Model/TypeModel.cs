using FastUdp.Generators.Support;

namespace FastUdp.Generators.Model;

/// <summary>A partial type to be added to.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Containers">The declarations of the types it is nested in, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Declaration">Its own declaration without modifiers that need not be repeated: <c>partial record struct Ping</c>.</param>
/// <param name="Name">Its name alone, escaped where it is a keyword.</param>
/// <param name="FullName">Its name for generated code: <c>global::Game.Ping</c>.</param>
/// <param name="DisplayName">Its name for people, the schema and the lock file: <c>Game.Ping</c>, <c>Game.Outer.Ping</c>.</param>
/// <param name="IsReferenceType">A class or record class.</param>
/// <param name="IsRefStruct">A ref struct.</param>
internal sealed record TypeModel(
    string Namespace,
    EquatableArray<string> Containers,
    string Declaration,
    string Name,
    string FullName,
    string DisplayName,
    bool IsReferenceType,
    bool IsRefStruct);
