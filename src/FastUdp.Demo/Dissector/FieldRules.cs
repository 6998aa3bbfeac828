using FastUdp.Demo.Dissector.Schema;

namespace FastUdp.Demo.Dissector;

/// <summary>What a line alone does not show to be wrong.</summary>
internal static class FieldRules
{
    private const int MostGroupBytes = 8;

    /// <exception cref="CommandFailedException">A field contradicts the rest of the message, or names what is not there.</exception>
    public static void Check(SchemaMessage message, IReadOnlyDictionary<string, SchemaMessage> messages)
    {
        var integers = new HashSet<string>();
        foreach (SchemaField field in message.Fields)
        {
            if (MessageCatalog.NestedIn(field.Type) is { } nested && !messages.ContainsKey(nested))
                throw Wrong(message, field, $"{nested} is described elsewhere: name its assembly too");
            if (CounterOf(field.Type) is { } counter && !integers.Contains(counter))
                throw Wrong(message, field, $"'{counter}', which should hold its length, is no integer before it");
            if (IsInteger(field.Type))
                integers.Add(field.Name);
        }
        foreach (GroupItem group in SchemaLayout.ItemsOf(message.Fields).OfType<GroupItem>())
        {
            if (group.Bytes > MostGroupBytes)
                throw Wrong(message, group.Fields[0].Field, $"its group of bit fields has {group.Bytes} bytes: the limit is {MostGroupBytes}");
        }
    }

    private static CommandFailedException Wrong(SchemaMessage message, SchemaField field, string reason) =>
        new($"{message.Name}.{field.Name}: {reason}");

    private static bool IsInteger(SchemaType type) =>
        type is VarIntSchema or BitsSchema or ScalarSchema { Scalar: { IsInteger: true, Bits: <= 64 } };

    private static string? CounterOf(SchemaType type) => type switch
    {
        TextSchema text => text.Length.Counter,
        BytesSchema bytes => bytes.Length.Counter,
        NullableSchema nullable => CounterOf(nullable.Inner),
        SequenceSchema sequence => sequence.Length.Counter ?? CounterOf(sequence.Element),
        _ => null,
    };
}
