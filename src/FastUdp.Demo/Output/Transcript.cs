using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace FastUdp.Demo.Output;

/// <summary>
/// What a command tells while it runs: a line of text each time, or with <c>--json</c> an object a line, whose first
/// member, <c>event</c>, says what it is.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="isJson">For programs, not for people.</param>
/// <remarks>Safe from any thread; a line is never torn.</remarks>
internal sealed class Transcript(TextWriter output, bool isJson)
{
    private readonly Lock _lock = new();

    public bool IsJson => isJson;

    /// <summary>To standard output, in the form that the arguments ask for; in UTF-8 as datagrams are, whatever the locale says.</summary>
    public static Transcript Of(ParseResult arguments, Option<bool> json)
    {
        Console.OutputEncoding = Encoding.UTF8;
        return new Transcript(Console.Out, arguments.GetValue(json));
    }

    /// <summary>Tells one thing.</summary>
    /// <param name="kind">The event, in camel case: <c>listening</c>, <c>received</c>, <c>summary</c>.</param>
    /// <param name="text">The line for people.</param>
    /// <param name="writeMembers">Writes what else the object has.</param>
    public void Tell(string kind, string text, Action<Utf8JsonWriter>? writeMembers = null)
    {
        string line = isJson ? ObjectOf(kind, writeMembers) : text;
        lock (_lock)
            output.WriteLine(line);
    }

    /// <summary>Tells where a server listens: the first thing it tells.</summary>
    public void TellListening(UdpEndpoint endpoint) => Tell(
        "listening",
        $"Listening at {endpoint.LocalEndPoint}",
        json =>
        {
            json.WriteString("local", endpoint.LocalEndPoint.ToString());
            json.WriteString("backend", endpoint.Capabilities.Backend.ToString());
        });

    private static string ObjectOf(string kind, Action<Utf8JsonWriter>? writeMembers)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonOutput.OneLine))
        {
            json.WriteStartObject();
            json.WriteString("event", kind);
            writeMembers?.Invoke(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
