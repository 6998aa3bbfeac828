using FastUdp.Generators.Support;

namespace FastUdp.Generators.Model;

/// <summary>How a reader makes the object: <c>new T(arguments) { initialized }</c>. Indexes are those of the fields.</summary>
/// <param name="Arguments">The fields a constructor takes, in the order of its parameters.</param>
/// <param name="Initialized">The stored fields set by the object initializer.</param>
internal sealed record ConstructionModel(EquatableArray<int> Arguments, EquatableArray<int> Initialized);
