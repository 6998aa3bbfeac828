using Spectre.Console;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>How many cells text takes on a terminal: Chinese letters and emoji two, combining marks none.</summary>
internal static class CellWidth
{
    /// <summary>The width of a text element. Of a sequence of emoji it is that of a terminal which does not join them.</summary>
    public static int Of(ReadOnlySpan<char> element) => element is [>= ' ' and <= '~'] ? 1 : Math.Max(0, element.ToString().GetCellWidth());
}
