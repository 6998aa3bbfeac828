using System.Globalization;
using System.Text.RegularExpressions;

namespace FastUdp.Generators.LockFile;

/// <summary>A line of the schema taken apart: a field, or reserved bytes.</summary>
/// <param name="Name">The field's name; of reserved bytes <c>_</c>.</param>
/// <param name="Type">The type in the grammar of schemas.</param>
/// <param name="Constant">The constant as it is written, or nothing.</param>
/// <param name="Since">The version that brought it.</param>
/// <param name="StartsGroup">Whether it begins a group of bit fields.</param>
internal sealed record FieldLayout(string Name, string Type, string Constant, int Since, bool StartsGroup)
{
    private static readonly Regex Grammar = new(
        @"^(?<name>[^\s:]+): (?<type>\S+?)( = (?<constant>0x[0-9A-F]+))?( since (?<since>\d{1,9}))?(?<group> group)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Reserved = new(@"^pad\[(?<bytes>\d{1,9})\]$", RegexOptions.CultureInvariant);

    /// <summary>How many bytes are reserved; 0 for a field.</summary>
    public int ReservedBytes => BytesOf(Type);

    public bool IsReserved => ReservedBytes > 0;

    /// <summary>Reads a line of the schema; null when it is none.</summary>
    public static FieldLayout? Parse(string text)
    {
        Match match = Grammar.Match(text);
        if (!match.Success)
            return null;
        Group since = match.Groups["since"];
        return new FieldLayout(
            match.Groups["name"].Value,
            match.Groups["type"].Value,
            match.Groups["constant"].Value,
            since.Success ? int.Parse(since.Value, CultureInfo.InvariantCulture) : 1,
            match.Groups["group"].Success);
    }

    /// <summary>
    /// Reads the lines of a message. Reserved bytes name no version: they belong to that of the field behind them, at
    /// the end to that of the last field.
    /// </summary>
    public static IReadOnlyList<FieldLayout> ParseAll(IEnumerable<string> lines)
    {
        FieldLayout[] fields = [.. lines.Select(line => Parse(line)!)];
        int last = fields.LastOrDefault(field => !field.IsReserved)?.Since ?? 1;
        for (int place = fields.Length - 1; place >= 0; last = fields[place--].Since)
        {
            if (fields[place].IsReserved)
                fields[place] = fields[place] with { Since = last };
        }
        return fields;
    }

    /// <summary>The field as its line has it, without the name.</summary>
    public string Describe() =>
        Type + (Constant.Length > 0 ? $" = {Constant}" : "") + (Since > 1 ? $" since {Since}" : "") + (StartsGroup ? " group" : "");

    private static int BytesOf(string type)
    {
        Match match = Reserved.Match(type);
        return match.Success ? int.Parse(match.Groups["bytes"].Value, CultureInfo.InvariantCulture) : 0;
    }
}
