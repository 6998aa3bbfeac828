using FastUdp.Demo.Dissector.Schema;

namespace FastUdp.Demo.Dissector;

/// <summary>What one script dissects.</summary>
/// <param name="Protocol">The protocol's own filter name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Prefix">What the filters of all fields begin with.</param>
/// <param name="Ports">The UDP ports it is registered at.</param>
/// <param name="Only">The message that every datagram is; null where an identifier tells.</param>
/// <param name="Messages">All messages, those within others included.</param>
internal sealed record DissectorPlan(
    string Protocol, string Title, string Prefix, IReadOnlyList<int> Ports, SchemaMessage? Only, IReadOnlyList<SchemaMessage> Messages)
{
    /// <summary>A protocol of all messages that begin with an identifier.</summary>
    public static DissectorPlan Identified(MessageCatalog catalog, string prefix, IReadOnlyList<int> ports)
    {
        SchemaMessage[] roots = [.. catalog.Messages.Where(static message => message.Id is not null)];
        if (roots.Length == 0)
            throw new CommandFailedException(
                "no message begins with an identifier: choose one with --message, as --list shows them", ExitCodes.Usage);
        return new DissectorPlan(prefix, prefix, prefix, ports, null, catalog.WithNested(roots));
    }

    /// <summary>A protocol of one message without an identifier.</summary>
    public static DissectorPlan Foreign(
        MessageCatalog catalog, FilterNames names, string message, string prefix, IReadOnlyList<int> ports)
    {
        SchemaMessage only = Find(catalog, names, message);
        if (only.Id is { } id)
            throw new CommandFailedException(
                $"{only.Name} begins with the identifier {id}: leave --message out, and it is found by that", ExitCodes.Usage);

        // Wireshark knows hundreds of protocols, and refuses a title that it has already.
        return new DissectorPlan(names.Filter(only), $"{names.Label(only)} ({prefix})", prefix, ports, only, catalog.WithNested([only]));
    }

    private static SchemaMessage Find(MessageCatalog catalog, FilterNames names, string name)
    {
        SchemaMessage[] found = [.. catalog.Messages.Where(message => message.Name == name || names.Label(message) == name)];
        return found is [var only]
            ? only
            : throw new CommandFailedException($"there is no message '{name}': --list shows those there are", ExitCodes.Usage);
    }
}
