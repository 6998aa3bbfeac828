using System.Text;
using FastUdp.Demo.Dissector.Schema;

namespace FastUdp.Demo.Dissector;

/// <summary>
/// The names of messages and fields in Wireshark's filters: <c>fastudp.ping.sent_ticks</c>. They depend on all messages of
/// the catalogue, not on those of one script, so that a message has the same name in each.
/// </summary>
internal sealed class FilterNames
{
    // The script's own filters, which a message of such a name must leave alone.
    private static readonly string[] OwnNames = ["identifier", "newer_fields", "reserved", "malformed", "unknown", "newer", "cut"];

    private readonly string _prefix;
    private readonly Dictionary<string, string> _messages = [];
    private readonly Dictionary<string, string> _labels = [];

    public FilterNames(string prefix, IReadOnlyList<SchemaMessage> messages)
    {
        _prefix = prefix;
        var taken = new HashSet<string>(OwnNames);
        foreach (SchemaMessage message in messages)
        {
            _labels[message.Name] = ShortestLabel(message.Name, messages);
            _messages[message.Name] = Unique(ToSnakeCase(_labels[message.Name]), taken);
        }
    }

    /// <summary>A message's name for people: as few parts of the full name as tell it from the others.</summary>
    public string Label(SchemaMessage message) => _labels[message.Name];

    public string Filter(SchemaMessage message) => $"{_prefix}.{_messages[message.Name]}";

    /// <summary>The filters of a message's fields, in their order. All reserved bytes share one.</summary>
    public IReadOnlyList<string> Filters(SchemaMessage message)
    {
        var taken = new HashSet<string>();
        return [.. message.Fields.Select(field => field.Type is PaddingSchema
            ? $"{_prefix}.reserved"
            : $"{Filter(message)}.{Unique(ToSnakeCase(field.Name), taken)}")];
    }

    /// <summary><c>HTTPPort2</c> to <c>http_port2</c>; what filters cannot have becomes an underscore.</summary>
    internal static string ToSnakeCase(string name)
    {
        var text = new StringBuilder();
        for (int index = 0; index < name.Length; index++)
        {
            if (StartsWord(name, index))
                text.Append('_');
            text.Append(char.IsAsciiLetterOrDigit(name[index]) ? char.ToLowerInvariant(name[index]) : '_');
        }
        string parts = string.Join('_', text.ToString().Split('_', StringSplitOptions.RemoveEmptyEntries));
        return parts.Length > 0 ? parts : "field";
    }

    // A capital letter after a small one or a digit, or the last of several before a small one.
    private static bool StartsWord(string name, int index) =>
        index > 0 && char.IsAsciiLetterUpper(name[index])
        && (!char.IsAsciiLetterUpper(name[index - 1]) || (index + 1 < name.Length && char.IsAsciiLetterLower(name[index + 1])));

    private static string ShortestLabel(string name, IReadOnlyList<SchemaMessage> messages)
    {
        string[] parts = name.Split('.');
        for (int count = 1; count < parts.Length; count++)
        {
            string label = string.Join('.', parts[^count..]);
            if (messages.Count(other => IsOrEndsWith(other.Name, label)) == 1)
                return label;
        }
        return name;
    }

    private static bool IsOrEndsWith(string name, string label) =>
        name == label || name.EndsWith('.' + label, StringComparison.Ordinal);

    private static string Unique(string name, HashSet<string> taken)
    {
        string unique = name;
        for (int number = 2; !taken.Add(unique); number++)
            unique = $"{name}_{number}";
        return unique;
    }
}
