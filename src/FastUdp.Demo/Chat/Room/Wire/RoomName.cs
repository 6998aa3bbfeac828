using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>What may be a name: 1 to 32 characters that can be printed, and spaces between them. Letter case does not tell names apart.</summary>
internal static class RoomName
{
    /// <summary>What the rule is, in words.</summary>
    public const string Rule = "1 to 32 printable characters, without spaces around them";

    /// <summary>Names that only differ in case are one.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Reads a name; false when it is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out string? name)
    {
        name = IsName(utf8) ? Encoding.UTF8.GetString(utf8) : null;
        return name is not null;
    }

    private static bool IsName(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8[0] == (byte)' ' || utf8[^1] == (byte)' ')
            return false;
        for (int characters = 1; !utf8.IsEmpty; characters++)
        {
            OperationStatus status = Rune.DecodeFromUtf8(utf8, out Rune rune, out int length);
            if (status != OperationStatus.Done || !IsPrintable(rune) || characters > RoomLimits.MaxNameCharacters)
                return false;
            utf8 = utf8[length..];
        }
        return true;
    }

    // Of all that is blank only U+0020: others look like it.
    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
