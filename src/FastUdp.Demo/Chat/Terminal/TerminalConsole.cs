using System.Threading.Channels;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>
/// A terminal: the line that is typed stays at the bottom, what arrives is shown above it, and what was typed moves there with
/// Enter. An empty line is no line.
/// </summary>
internal sealed class TerminalConsole : IChatConsole
{
    // A paste of more lines waits until the chat has taken some.
    private const int LinesAhead = 64;

    private readonly Channel<string> _lines = Channel.CreateBounded<string>(LinesAhead);
    private readonly Lock _lock = new();
    private readonly string _name;
    private readonly IKeySource _keys;
    private readonly Func<TerminalSize> _size;
    private readonly ChatColours _colours;
    private readonly LinePainter _painter;
    private readonly LineEditor _editor;
    private readonly int _maxLineBytes;
    private bool _isClosed;

    /// <param name="name">Whoever types, for the prompt.</param>
    /// <param name="keys">The keyboard; not disposed, for a thread may still wait for it.</param>
    /// <param name="output">The screen.</param>
    /// <param name="size">Its size at any moment.</param>
    /// <param name="colours">How it looks.</param>
    /// <param name="maxLineBytes">The longest line that is accepted, in UTF-8; longer ones are refused with a notice.</param>
    public TerminalConsole(string name, IKeySource keys, TextWriter output, Func<TerminalSize> size, ChatColours colours, int maxLineBytes)
    {
        (_name, _keys, _size, _colours, _maxLineBytes) = (name, keys, size, colours, maxLineBytes);
        _painter = new LinePainter(output);
        _editor = new LineEditor(maxLineBytes);
        Repaint();

        // Nothing can interrupt a read of the keyboard, so a thread of its own waits there, and holds up nobody's end.
        new Thread(ReadKeys) { IsBackground = true, Name = "chat keys" }.Start();
    }

    public async ValueTask<string?> ReadLineAsync(CancellationToken stop) =>
        await _lines.Reader.WaitToReadAsync(stop) && _lines.Reader.TryRead(out string? line) ? line : null;

    public void ShowLine(string speaker, string text) => Show(_colours.Line(speaker, text));

    public void ShowNotice(string kind, string text) => Show(_colours.Notice(text));

    /// <summary>Paints the line anew: the terminal has another size, or was used by others meanwhile.</summary>
    public void Repaint()
    {
        lock (_lock)
        {
            if (_isClosed)
                return;
            TerminalSize size = _size();
            _painter.Paint(Layout(size), size.Width);
        }
    }

    /// <summary>Leaves what was typed and not sent to be seen, but no empty prompt.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (!_isClosed && _editor.Text.Length == 0)
                _painter.Clear(_size().Width);
            else if (!_isClosed)
                _painter.Leave();
            _isClosed = true;
        }
        _lines.Writer.TryComplete();
    }

    private void Show(string text)
    {
        lock (_lock)
        {
            if (_isClosed)
                return;
            TerminalSize size = _size();
            _painter.PaintBelow(text, Layout(size), size.Width);
        }
    }

    /// <summary>At most half of the screen, so that what arrives is seen however long a line is typed.</summary>
    private LineLayout Layout(TerminalSize size) =>
        LineLayout.Of($"{_name}> ", _editor.Text, _editor.Cursor, size.Width, mostRows: Math.Max(1, size.Height / 2));

    private void ReadKeys()
    {
        try
        {
            while (_keys.Read() is { } keys && keys.All(TryApply))
                Repaint();
            _lines.Writer.TryComplete();
        }
        catch (Exception exception)
        {
            // Whoever reads lines is told.
            _lines.Writer.TryComplete(exception);
        }
    }

    /// <returns>False when there is nothing to read any more, or nobody to read it.</returns>
    private bool TryApply(KeyPress key)
    {
        lock (_lock)
        {
            if (key.Key == EditKey.ControlD && _editor.Text.Length == 0)
                return false;
            if (key.Key != EditKey.Enter)
            {
                _editor.Apply(key);
                return true;
            }
        }
        return Finish() is not { } line || TryPass(line);
    }

    /// <summary>Takes what was typed; null when it is none or too long.</summary>
    private string? Finish()
    {
        lock (_lock)
        {
            bool isTooLong = _editor.IsTooLong;
            string notice = ChatNotices.ExplainTooLong(_editor.Bytes, _maxLineBytes);
            string line = _editor.Finish();
            if (isTooLong)
                ShowNotice(ChatNotices.TooLong, notice);
            else if (line.Length > 0)
                ShowLine(_name, line);
            return isTooLong || line.Length == 0 ? null : line;
        }
    }

    private bool TryPass(string line)
    {
        try
        {
            _lines.Writer.WriteAsync(line).AsTask().GetAwaiter().GetResult();
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }
}
