using System.Globalization;
using System.Text;

namespace FastUdp.Demo.Output;

/// <summary>Bytes from the network as text that is safe to print: what a terminal might obey, or cannot show, is escaped.</summary>
internal static class Printable
{
    public static string Text(ReadOnlySpan<byte> utf8)
    {
        var text = new StringBuilder(utf8.Length);
        while (!utf8.IsEmpty)
        {
            bool isValid = Rune.DecodeFromUtf8(utf8, out Rune rune, out int length) == System.Buffers.OperationStatus.Done;
            if (isValid && !IsControl(rune))
                text.Append(rune.ToString());
            else
                AppendEscaped(text, utf8[..length]);
            utf8 = utf8[length..];
        }
        return text.ToString();
    }

    // Format characters can turn the direction of what follows. Two of them only join letters or keep them apart, in emoji, Persian
    // and Indian scripts.
    private static bool IsControl(Rune rune) => rune.Value is not (0x200C or 0x200D) &&
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static void AppendEscaped(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            char letter = value switch { (byte)'\n' => 'n', (byte)'\r' => 'r', (byte)'\t' => 't', _ => 'x' };
            text.Append('\\').Append(letter);
            if (letter == 'x')
                text.Append(CultureInfo.InvariantCulture, $"{value:x2}");
        }
    }
}
