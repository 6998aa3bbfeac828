using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Results;

/// <summary>Tells where JSON is not what it should be: the member and its value, in a line.</summary>
internal static partial class JsonFault
{
    private const int LongestValue = 60;

    /// <param name="root">What was read.</param>
    /// <param name="exception">What the reader said.</param>
    public static string Describe(JsonElement root, JsonException exception)
    {
        string path = exception.Path ?? "$";
        string member = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "the whole";
        string? value = Find(root, path) is { ValueKind: not JsonValueKind.Object and not JsonValueKind.Array } element ? element.GetRawText() : null;
        if (value is null || exception.InnerException is null && exception.Message.Contains("required", StringComparison.Ordinal))
            return $"{Show(member)}: {Show(FirstSentence(exception.Message))}";
        return $"{Show(member)}: {Show(value)} is not what belongs there";
    }

    private static JsonElement? Find(JsonElement root, string path)
    {
        JsonElement at = root;
        foreach (Match step in Steps().Matches(path))
        {
            bool isThere = step.Groups["index"].Success
                ? TryIndex(ref at, int.Parse(step.Groups["index"].ValueSpan, CultureInfo.InvariantCulture))
                : at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step.Groups["name"].Value, out at);
            if (!isThere)
                return null;
        }
        return at;
    }

    private static bool TryIndex(ref JsonElement at, int index)
    {
        if (at.ValueKind != JsonValueKind.Array || index >= at.GetArrayLength())
            return false;
        at = at[index];
        return true;
    }

    // "… missing required properties including: 'size'." is all that is wanted; the path and the position follow it.
    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private static string Show(string text) =>
        Printable.Text(Encoding.UTF8.GetBytes(text.Length <= LongestValue * 3 ? text : text[..LongestValue] + "…"));

    // The paths of System.Text.Json: $.rows[3].mpps, and $['p99.9'] for names with other signs.
    [GeneratedRegex(@"\.(?<name>[^.\['\]]+)|\['(?<name>[^']*)'\]|\[(?<index>\d{1,9})\]")]
    private static partial Regex Steps();
}
