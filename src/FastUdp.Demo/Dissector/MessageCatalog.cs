using FastUdp.Demo.Dissector.Schema;

namespace FastUdp.Demo.Dissector;

/// <summary>The messages of some assemblies, checked against one another.</summary>
internal sealed class MessageCatalog
{
    private readonly Dictionary<string, SchemaMessage> _byName = [];

    /// <summary>The messages with an identifier in its order, then the others by name.</summary>
    public IReadOnlyList<SchemaMessage> Messages { get; }

    /// <summary>The messages by their full names.</summary>
    public IReadOnlyDictionary<string, SchemaMessage> ByName => _byName;

    /// <exception cref="CommandFailedException">Descriptions are wrong, or contradict one another.</exception>
    public MessageCatalog(IEnumerable<RecordedMessage> recorded)
    {
        foreach (RecordedMessage each in recorded.DistinctBy(static each => (each.Name, each.Id, string.Join('\n', each.Lines))))
        {
            if (!_byName.TryAdd(each.Name, SchemaParser.Parse(each)))
                throw new CommandFailedException($"{each.Name} is described twice, and not in the same way");
        }
        Messages = [.. _byName.Values
            .OrderBy(static message => message.Id ?? int.MaxValue)
            .ThenBy(static message => message.Name, StringComparer.Ordinal)];
        CheckIdentifiers();
        foreach (SchemaMessage message in Messages)
            FieldRules.Check(message, _byName);
    }

    /// <summary>The messages that stand within others, and those, in the catalogue's order.</summary>
    public IReadOnlyList<SchemaMessage> WithNested(IEnumerable<SchemaMessage> roots)
    {
        var found = new HashSet<SchemaMessage>(ReferenceEqualityComparer.Instance);
        var open = new Stack<SchemaMessage>(roots);
        while (open.TryPop(out SchemaMessage? message))
        {
            if (!found.Add(message))
                continue;
            foreach (SchemaField field in message.Fields)
            {
                if (NestedIn(field.Type) is { } nested)
                    open.Push(_byName[nested]);
            }
        }
        return [.. Messages.Where(found.Contains)];
    }

    /// <summary>The message a type contains, if it does.</summary>
    public static string? NestedIn(SchemaType type) => type switch
    {
        NestedSchema nested => nested.Message,
        NullableSchema nullable => NestedIn(nullable.Inner),
        SequenceSchema sequence => NestedIn(sequence.Element),
        _ => null,
    };

    private void CheckIdentifiers()
    {
        IGrouping<int?, SchemaMessage>? shared = Messages
            .Where(static message => message.Id is not null)
            .GroupBy(static message => message.Id)
            .FirstOrDefault(static group => group.Skip(1).Any());
        if (shared is not null)
            throw new CommandFailedException(
                $"the identifier {shared.Key} is that of {string.Join(" and ", shared.Select(static message => message.Name))}");
    }
}
