using System.Globalization;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>One row of the screen.</summary>
/// <param name="Text">What it shows, tabs as single spaces.</param>
/// <param name="Cells">How wide that is.</param>
internal readonly record struct LayoutRow(string Text, int Cells);

/// <summary>Where a line that is typed, with its prompt, lies on the screen: a pure function of the line and the width.</summary>
/// <param name="Rows">At least one.</param>
/// <param name="CursorRow">An index of <see cref="Rows"/>.</param>
/// <param name="CursorColumn">Less than the width.</param>
internal sealed record LineLayout(IReadOnlyList<LayoutRow> Rows, int CursorRow, int CursorColumn)
{
    /// <param name="prompt">Stands before the text.</param>
    /// <param name="text">Without line ends or control characters but tabs.</param>
    /// <param name="cursor">An index into the text.</param>
    /// <param name="width">Of the terminal, in cells, 1 or more.</param>
    /// <param name="mostRows">Of a longer line only this many rows are shown, with the cursor in the last one or before.</param>
    public static LineLayout Of(string prompt, string text, int cursor, int width, int mostRows)
    {
        var wrap = new Wrap(prompt + text, prompt.Length + cursor, width);
        int first = Math.Max(0, wrap.CursorRow - mostRows + 1);
        LayoutRow[] rows = [.. wrap.Rows.Skip(first).Take(mostRows)];
        return new LineLayout(rows, wrap.CursorRow - first, wrap.CursorColumn);
    }

    /// <summary>Goes through the line once.</summary>
    private sealed class Wrap
    {
        private readonly string _line;
        private readonly int _width;
        private int _rowStart;
        private int _cells;

        public Wrap(string line, int cursor, int width)
        {
            (_line, _width) = (line, width);
            int index = 0;
            while (index < line.Length)
            {
                ReadOnlySpan<char> element = line.AsSpan(index, StringInfo.GetNextTextElementLength(line.AsSpan(index)));
                int cells = CellWidth.Of(element);
                BreakBefore(index, cells);
                MarkIf(index == cursor);
                _cells += cells;
                index += element.Length;
            }

            // Behind the last letter there must be room for the cursor.
            if (index == cursor)
                BreakBefore(index, cells: 1);
            MarkIf(index == cursor);
            EndRow(index);
        }

        public List<LayoutRow> Rows { get; } = [];

        public int CursorRow { get; private set; }

        public int CursorColumn { get; private set; }

        private void BreakBefore(int index, int cells)
        {
            if (_cells > 0 && _cells + cells > _width)
                EndRow(index);
        }

        private void EndRow(int end)
        {
            Rows.Add(new LayoutRow(_line[_rowStart..end].Replace('\t', ' '), _cells));
            (_rowStart, _cells) = (end, 0);
        }

        private void MarkIf(bool isCursor)
        {
            if (isCursor)
                (CursorRow, CursorColumn) = (Rows.Count, _cells);
        }
    }
}
