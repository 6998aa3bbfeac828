using System.Globalization;
using System.Text;

namespace FastUdp.Demo.Dissector;

/// <summary>Values as they are written in Lua.</summary>
internal static class LuaText
{
    /// <summary>A string in quotes. Whatever is neither a letter nor harmless is escaped, a byte at a time.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (rune.IsAscii && rune.Value is >= ' ' and <= '~' and not '"' and not '\\'))
                quoted.Append(rune.ToString());
            else
                AppendEscaped(quoted, rune);
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>A number that reads back as the same double, in every version of Lua.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>64 bits: Lua 5.2 has no such integer.</summary>
    public static string UInt64(ulong value) =>
        string.Create(CultureInfo.InvariantCulture, $"UInt64(0x{(uint)value:X}, 0x{(uint)(value >> 32):X})");

    private static void AppendEscaped(StringBuilder quoted, Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (byte value in utf8[..rune.EncodeToUtf8(utf8)])
            quoted.Append(CultureInfo.InvariantCulture, $"\\{value:D3}");
    }
}
