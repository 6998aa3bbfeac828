using System.Text;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Control;

/// <summary>Texts that the exchange has room for.</summary>
internal static class ControlText
{
    /// <summary>A text of the other end's as it may be printed.</summary>
    public static string Shown(string? text) => Printable.Text(Encoding.UTF8.GetBytes(text ?? ""));

    /// <summary>The beginning of a text, whole characters of it.</summary>
    /// <param name="text">Of this program's; null is empty.</param>
    /// <param name="mostBytes">Of UTF-8.</param>
    public static string Cut(string? text, int mostBytes)
    {
        int bytes = 0;
        var cut = new StringBuilder();
        foreach (Rune rune in (text ?? "").EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > mostBytes)
                break;
            cut.Append(rune.ToString());
        }
        return cut.ToString();
    }
}
