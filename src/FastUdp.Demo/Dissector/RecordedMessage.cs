namespace FastUdp.Demo.Dissector;

/// <summary>The description of a message as its assembly holds it.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Id">The identifier, or -1.</param>
/// <param name="Lines">A line for each field.</param>
internal sealed record RecordedMessage(string Name, int Id, IReadOnlyList<string> Lines);
