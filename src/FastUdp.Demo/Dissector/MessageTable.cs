using System.Globalization;
using FastUdp.Demo.Dissector.Schema;
using Spectre.Console;

namespace FastUdp.Demo.Dissector;

/// <summary>The messages as a table, for people.</summary>
internal static class MessageTable
{
    // A file or a pipe has no width: a name that were broken there could not be searched for.
    private const int WidthOfAFile = 10_000;

    public static void Write(MessageCatalog catalog, FilterNames names)
    {
        if (!AnsiConsole.Profile.Out.IsTerminal)
            AnsiConsole.Profile.Width = WidthOfAFile;
        var sizes = new SchemaSizes(catalog.ByName);
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("Message").AddColumn("Id").AddColumn("Bytes").AddColumn("Fields").AddColumn("Filter");
        foreach (SchemaMessage message in catalog.Messages)
        {
            table.AddRow(
                new Text(message.Name),
                new Text(message.Id?.ToString(CultureInfo.InvariantCulture) ?? "none"),
                new Text(Bytes(sizes.Of(message))),
                new Text($"{message.Fields.Count(static field => field.Type is not PaddingSchema)}"),
                new Text(names.Filter(message)));
        }
        AnsiConsole.Write(table);
    }

    private static string Bytes(SchemaSizes.ByteRange size) => size.IsFixed
        ? string.Create(CultureInfo.InvariantCulture, $"{size.Max:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"{size.Min:N0} to {size.Max:N0}");
}
