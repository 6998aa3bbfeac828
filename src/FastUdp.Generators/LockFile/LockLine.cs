using System.Globalization;
using System.Text.RegularExpressions;

namespace FastUdp.Generators.LockFile;

/// <summary>
/// One line of a lock file: the identifier of a message, <c>Game.Ping = 1</c>, or what stands at one place of its layout,
/// <c>Game.Ping #0 Id: u32</c>. A line a place keeps the changes of two branches apart, or makes them collide.
/// </summary>
/// <param name="Message">The name of the message.</param>
/// <param name="Place">The place, counted from 0, or <see cref="Heading"/>.</param>
/// <param name="Content">The identifier or <c>none</c>; at a place the line of the schema.</param>
internal sealed record LockLine(string Message, int Place, string Content)
{
    /// <summary>The place of the line that has the identifier.</summary>
    public const int Heading = -1;

    // A message's name holds neither '#' nor '=', so that the sign behind it tells the two kinds apart. Nine digits are an int.
    private static readonly Regex Grammar = new(
        @"^(?<message>[^\s#=]+) (= (?<id>none|\d{1,9})|#(?<place>\d{1,9}) (?<field>\S.*))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static LockLine OfIdentifier(string message, int id) =>
        new(message, Heading, id < 0 ? "none" : id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a line without its surrounding white space; null when it is none.</summary>
    public static LockLine? Parse(string text)
    {
        Match match = Grammar.Match(text);
        if (!match.Success)
            return null;
        string message = match.Groups["message"].Value;
        if (match.Groups["id"].Success)
            return new LockLine(message, Heading, match.Groups["id"].Value);
        int place = int.Parse(match.Groups["place"].Value, CultureInfo.InvariantCulture);
        string field = match.Groups["field"].Value;
        return FieldLayout.Parse(field) is null ? null : new LockLine(message, place, field);
    }

    public override string ToString() => Place == Heading ? $"{Message} = {Content}" : $"{Message} #{Place} {Content}";
}
