using System.Text.Json;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>A line that a command tells to programs.</summary>
internal sealed record JsonLine(string Event, JsonElement Members)
{
    public static JsonLine Parse(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        JsonElement members = json.RootElement.Clone();
        JsonProperty first = members.EnumerateObject().First();
        Assert.Equal("event", first.Name);
        return new JsonLine(first.Value.GetString()!, members);
    }

    public string Text(string name) => Members.GetProperty(name).GetString()!;

    public long Number(string name) => Members.GetProperty(name).GetInt64();
}
