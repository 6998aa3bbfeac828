using System.Text;
using FastUdp.Demo.Chat.Terminal;

namespace FastUdp.Demo.Tests.Chat.Terminal;

/// <summary>
/// A terminal in memory: what a program wrote as rows, with all that has scrolled away. It knows the movements a chat makes, wraps
/// letters of one and of two cells, and breaks rows anew when its width changes, as most terminals do. Anything else is a failure.
/// </summary>
internal sealed class Screen(int width, int height)
{
    private readonly List<Row> _rows = [new()];
    private readonly StringBuilder _sequence = new();
    private int _width = width;
    private int _top;
    private int _row;
    private int _column;

    /// <summary>Whether any colour was asked for.</summary>
    public bool HasColours { get; private set; }

    /// <summary>The rows from the first, without trailing empty ones.</summary>
    public string[] Rows => [.. _rows.Select(static row => row.Text)];

    /// <summary>The lines from the first: rows that the terminal broke are one.</summary>
    public string[] Lines
    {
        get
        {
            var lines = new List<string> { "" };
            foreach (Row row in _rows)
            {
                lines[^1] += row.Text;
                if (!row.IsContinued)
                    lines.Add("");
            }
            return [.. lines[..^1]];
        }
    }

    /// <summary>Where the cursor is, from the end of all rows and from the left.</summary>
    public (int RowsBelow, int Column) Cursor => (_rows.Count - 1 - _row, Math.Min(_column, _width));

    public void Write(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
            Take(rune);
    }

    /// <summary>Breaks all rows anew; the cursor stays at its letter.</summary>
    public void Resize(int newWidth)
    {
        _width = newWidth;
        for (int index = 0; index < _rows.Count; index++)
        {
            Row row = _rows[index];
            if (row.Cells.Count <= newWidth)
                continue;
            int keep = row.Cells[newWidth].Length == 0 ? newWidth - 1 : newWidth;
            var rest = new Row { IsContinued = row.IsContinued };
            rest.Cells.AddRange(row.Cells[keep..]);
            row.Cells.RemoveRange(keep, row.Cells.Count - keep);
            row.IsContinued = true;
            _rows.Insert(index + 1, rest);
            if (_row > index)
                _row++;
            else if (_row == index && _column >= keep)
                (_row, _column) = (index + 1, _column - keep);
        }
    }

    private void Take(Rune rune)
    {
        if (_sequence.Length > 0 || rune.Value == '\e')
            Continue(rune);
        else if (rune.Value == '\r')
            _column = 0;
        else if (rune.Value == '\n')
            Feed();
        else
            Put(rune);
    }

    private void Put(Rune rune)
    {
        Assert.False(Rune.IsControl(rune), $"U+{rune.Value:X4} reached the terminal");
        int cells = CellWidth.Of(rune.ToString());
        if (cells == 0)
        {
            List<string> before = _rows[_row].Cells;
            before[_column - 1 - (before[_column - 1].Length == 0 ? 1 : 0)] += rune.ToString();
            return;
        }
        if (_column + cells > _width)
        {
            _rows[_row].IsContinued = true;
            Feed();
            _column = 0;
        }
        _rows[_row].Put(_column, rune.ToString(), cells);
        _column += cells;
    }

    private void Feed()
    {
        if (++_row == _rows.Count)
            _rows.Add(new Row());
        _top = Math.Max(_top, _rows.Count - height);
    }

    private void Continue(Rune rune)
    {
        _sequence.Append(rune.ToString());
        string sequence = _sequence.ToString();
        bool isBegun = sequence is "\e" or "\e[" || (sequence.StartsWith("\e[", StringComparison.Ordinal) && rune.Value < '@');
        if (isBegun)
            return;
        _sequence.Clear();
        if (sequence is not ("\e=" or "\e>"))
            Obey(sequence[^1], sequence[2..^1]);
    }

    private void Obey(char final, string parameters)
    {
        int number = int.TryParse(parameters, out int parsed) ? parsed : 1;
        switch (final)
        {
            case 'A':
                _row = Math.Max(_top, _row - number);
                break;
            case 'B':
                _row = Math.Min(_rows.Count - 1, _row + number);
                break;
            case 'C':
                _column = Math.Min(_width - 1, _column + number);
                break;
            case 'J' when parameters.Length == 0:
                _rows[_row].CutAt(_column);
                _rows.RemoveRange(_row + 1, _rows.Count - _row - 1);
                break;
            case 'm':
                HasColours = true;
                break;
            case 'h' or 'l':
                break;
            default:
                Assert.Fail($"The terminal does not know {parameters}{final}");
                break;
        }
    }

    private sealed class Row
    {
        public List<string> Cells { get; } = [];

        /// <summary>Whether the terminal broke the line here.</summary>
        public bool IsContinued { get; set; }

        public string Text => string.Concat(Cells);

        public void Put(int column, string letter, int cells)
        {
            while (Cells.Count < column + cells)
                Cells.Add(" ");
            Cells[column] = letter;
            if (cells == 2)
                Cells[column + 1] = "";
        }

        public void CutAt(int column)
        {
            IsContinued = false;
            if (column < Cells.Count)
                Cells.RemoveRange(column, Cells.Count - column);
        }
    }
}
