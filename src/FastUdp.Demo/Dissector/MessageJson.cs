using System.Text.Json;
using FastUdp.Demo.Dissector.Schema;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Dissector;

/// <summary>The messages as one JSON object, for programs.</summary>
internal static class MessageJson
{
    public static void Write(TextWriter output, MessageCatalog catalog, FilterNames names) =>
        JsonOutput.Write(output, json => WriteAll(json, catalog, names));

    private static void WriteAll(Utf8JsonWriter json, MessageCatalog catalog, FilterNames names)
    {
        var sizes = new SchemaSizes(catalog.ByName);
        json.WriteStartArray("messages");
        foreach (SchemaMessage message in catalog.Messages)
            WriteMessage(json, message, sizes.Of(message), names);
        json.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, SchemaMessage message, SchemaSizes.ByteRange size, FilterNames names)
    {
        json.WriteStartObject();
        json.WriteString("name", message.Name);
        if (message.Id is { } id)
            json.WriteNumber("id", id);
        else
            json.WriteNull("id");
        json.WriteNumber("minBytes", size.Min);
        json.WriteNumber("maxBytes", size.Max);
        json.WriteString("filter", names.Filter(message));
        json.WriteStartArray("fields");
        foreach ((SchemaField field, string filter) in message.Fields.Zip(names.Filters(message)))
            WriteField(json, field, filter);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, SchemaField field, string filter)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WriteString("type", field.TypeText);
        json.WriteNumber("since", field.Since);
        json.WriteString("filter", filter);
        json.WriteEndObject();
    }
}
