using System.Globalization;
using System.Text;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>
/// Keeps a line that is typed at the bottom of what is shown: for whatever is to be shown above, it erases the line,
/// writes, and paints it again, all in one write. It knows where it left the cursor, and never moves above its own rows.
/// </summary>
/// <param name="output">The terminal, which understands ECMA-48's cursor movements.</param>
/// <remarks>Rows are broken where they are full by hand: terminals differ in what they do in the last column.</remarks>
internal sealed class LinePainter(TextWriter output)
{
    private const string EraseBelow = "\e[J";
    private const string LineEnd = "\r\n";

    private readonly StringBuilder _frame = new();
    private LineLayout? _painted;

    /// <summary>Paints the line where it stood, or at the cursor when it did not stand anywhere.</summary>
    /// <param name="layout">The line, for this width.</param>
    /// <param name="width">The terminal's, now.</param>
    public void Paint(LineLayout layout, int width)
    {
        Erase(width);
        Draw(layout);
        Flush();
    }

    /// <summary>Shows text above the line.</summary>
    /// <param name="text">One line, however long: the terminal wraps it, and can join it again when it gets wider.</param>
    /// <param name="layout">The line, for this width.</param>
    /// <param name="width">The terminal's, now.</param>
    public void PaintBelow(string text, LineLayout layout, int width)
    {
        Erase(width);
        _frame.Append(text).Append(LineEnd);
        Draw(layout);
        Flush();
    }

    /// <summary>Leaves the line as it is, and the cursor at the start of the row below.</summary>
    public void Leave()
    {
        if (_painted is not { } painted)
            return;
        Move(painted.Rows.Count - 1 - painted.CursorRow, 'B');
        _frame.Append(LineEnd);
        _painted = null;
        Flush();
    }

    /// <summary>Removes the line.</summary>
    /// <param name="width">The terminal's, now.</param>
    public void Clear(int width)
    {
        Erase(width);
        Flush();
    }

    /// <summary>
    /// The terminal may have become narrower and broken the rows: nearly all do, and those that cut them off instead lose as many
    /// rows above.
    /// </summary>
    private static int RowsAboveCursor(LineLayout painted, int width)
    {
        int above = painted.CursorColumn / width;
        for (int row = 0; row < painted.CursorRow; row++)
            above += Math.Max(1, (painted.Rows[row].Cells + width - 1) / width);
        return above;
    }

    private void Erase(int width)
    {
        if (_painted is not { } painted)
            return;
        _frame.Append('\r');
        Move(RowsAboveCursor(painted, width), 'A');
        _frame.Append(EraseBelow);
        _painted = null;
    }

    private void Draw(LineLayout layout)
    {
        _frame.AppendJoin(LineEnd, layout.Rows.Select(static row => row.Text));
        Move(layout.Rows.Count - 1 - layout.CursorRow, 'A');
        _frame.Append('\r');
        Move(layout.CursorColumn, 'C');
        _painted = layout;
    }

    /// <summary>Without a number a movement is by one, and so it is by 0.</summary>
    private void Move(int distance, char direction)
    {
        if (distance > 0)
            _frame.Append(CultureInfo.InvariantCulture, $"\e[{distance}{direction}");
    }

    private void Flush()
    {
        output.Write(_frame);
        output.Flush();
        _frame.Clear();
    }
}
