using System.ComponentModel;

namespace FastUdp.Messages;

/// <summary>
/// The wire layout of one message of the assembly, as the generator records it for tools: the lock file holds the same
/// lines, and <c>fastudp dissector</c> reads them without loading the assembly. The grammar is in <c>docs/wire-format.md</c>.
/// </summary>
/// <param name="name">The message's full name.</param>
/// <param name="id">Its identifier, or <see cref="WireIdentifier.None"/>.</param>
/// <param name="fields">Its fields in the order of the wire, each <c>Name: type</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class DatagramSchemaAttribute(string name, int id, params string[] fields) : Attribute
{
    /// <summary>The message's full name.</summary>
    public string Name { get; } = name;

    /// <summary>Its identifier, or <see cref="WireIdentifier.None"/>.</summary>
    public int Id { get; } = id;

    /// <summary>Its fields in the order of the wire.</summary>
    public IReadOnlyList<string> Fields { get; } = fields;
}
