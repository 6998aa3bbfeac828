using System.Globalization;

namespace FastUdp.Demo.Dissector.Schema;

/// <summary>A place in a line that is being parsed, and the first thing found wrong with it.</summary>
internal sealed class SchemaCursor(string line)
{
    private int _position;

    /// <summary>What is wrong, and where; null as long as nothing is.</summary>
    public string? Error { get; private set; }

    public bool IsAtEnd => _position == line.Length;

    public int Position => _position;

    public string TextSince(int start) => line[start.._position];

    public bool IsAtDigit => !IsAtEnd && char.IsAsciiDigit(line[_position]);

    public bool IsAt(char next) => !IsAtEnd && line[_position] == next;

    /// <summary>Passes over a text, if it is next.</summary>
    public bool TryTake(string text)
    {
        bool isNext = line.AsSpan(_position).StartsWith(text, StringComparison.Ordinal);
        if (isNext)
            _position += text.Length;
        return isNext;
    }

    /// <summary>Passes over a text that must be next.</summary>
    public bool Take(string text) => TryTake(text) || Fail($"expected '{text}'");

    /// <summary>Whatever is next and of a kind; may be empty.</summary>
    public string TakeWhile(Func<char, bool> isPart)
    {
        int start = _position;
        while (!IsAtEnd && isPart(line[_position]))
            _position++;
        return line[start.._position];
    }

    /// <summary>A name of C#, which may have letters of any alphabet.</summary>
    public bool TakeName(out string name)
    {
        name = TakeWhile(static next => char.IsLetterOrDigit(next) || char.GetUnicodeCategory(next) is
            UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.Format or UnicodeCategory.LetterNumber or UnicodeCategory.Surrogate);
        return name.Length > 0 || Fail("expected a name");
    }

    /// <summary>A whole number in decimal.</summary>
    public bool TakeNumber(int least, int most, out int number)
    {
        int start = _position;
        string digits = TakeWhile(char.IsAsciiDigit);
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most)
            return true;
        _position = start;
        return Fail($"expected a number from {least} to {most}");
    }

    /// <summary>Notes what is wrong, unless something was before.</summary>
    /// <returns>False, for the caller to return.</returns>
    public bool Fail(string reason)
    {
        Error ??= $"{reason} at character {_position + 1}";
        return false;
    }
}
