using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Output;

/// <summary>What every <c>--json</c> prints: one indented object, for programs.</summary>
internal static class JsonOutput
{
    // Text of people stays readable, Chinese included; nothing of it goes into a web page.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>How an object that is one line of many is written.</summary>
    public static JsonWriterOptions OneLine { get; } = new() { Encoder = Encoder };

    /// <summary>Writes an object.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="writeMembers">Writes what stands between the braces.</param>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> writeMembers)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = Encoder }))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    /// <summary>Writes round trips as a member that is an object.</summary>
    public static void WriteFigures(this Utf8JsonWriter json, string name, RoundTripFigures figures)
    {
        json.WriteStartObject(name);
        json.WriteNumber("p50", Math.Round(figures.P50, 3));
        json.WriteNumber("p90", Math.Round(figures.P90, 3));
        json.WriteNumber("p99", Math.Round(figures.P99, 3));
        json.WriteNumber("p99.9", Math.Round(figures.P999, 3));
        json.WriteNumber("max", Math.Round(figures.Maximum, 3));
        json.WriteEndObject();
    }
}
