using System.Text.Json;

namespace FastUdp.Demo.Output;

/// <summary>One thing that is told: as a line to people, as an object to programs.</summary>
/// <param name="Kind">The event, in camel case.</param>
/// <param name="Line">The line.</param>
/// <param name="WriteMembers">Writes what else the object has.</param>
internal readonly record struct Told(string Kind, string Line, Action<Utf8JsonWriter> WriteMembers);
