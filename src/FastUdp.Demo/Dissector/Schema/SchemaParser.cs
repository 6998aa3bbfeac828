using System.Text;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Dissector.Schema;

/// <summary>Parses the descriptions of messages. What is wrong with one is told with its line.</summary>
internal static class SchemaParser
{
    // A wrong line may be of any length; its beginning names the field.
    private const int MostShown = 100;

    /// <exception cref="CommandFailedException">A line cannot be parsed.</exception>
    public static SchemaMessage Parse(RecordedMessage message)
    {
        if (message.Name.Length == 0 || message.Name.Any(char.IsControl))
            throw new CommandFailedException($"a message is called '{Shown(message.Name)}', which is no name");
        if (message.Id is < -1 or > ushort.MaxValue)
            throw new CommandFailedException($"{Shown(message.Name)} has the identifier {message.Id}, which is none");
        SchemaField[] fields = [.. message.Lines.Select(line => Parse(message, line))];
        return new SchemaMessage(message.Name, message.Id < 0 ? null : message.Id, fields);
    }

    private static SchemaField Parse(RecordedMessage message, string line) =>
        FieldParser.TryParse(line, out SchemaField? field, out string? error)
            ? field
            : throw new CommandFailedException($"{Shown(message.Name)} has a field that cannot be read, '{Shown(line)}': {error}");

    private static string Shown(string text)
    {
        string shown = Printable.Text(Encoding.UTF8.GetBytes(text));
        return shown.Length <= MostShown ? shown : shown[..MostShown] + "…";
    }
}
