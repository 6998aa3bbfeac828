using System.Globalization;
using System.Text;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>
/// A line that is being typed: keys in, text and cursor out. The cursor stands between text elements (Unicode's grapheme
/// clusters), so that a letter and its accents are deleted together.
/// </summary>
/// <param name="maxBytes">The longest line in UTF-8. What goes beyond is not taken in, and the line is then not to be had by Enter.</param>
internal sealed class LineEditor(int maxBytes)
{
    private const int HistoryLines = 100;

    private readonly LineHistory _history = new(HistoryLines);
    private int _bytes;
    private long _bytesBeyond;

    public string Text { get; private set; } = "";

    /// <summary>An index into <see cref="Text"/>, up to its length.</summary>
    public int Cursor { get; private set; }

    /// <summary>The length the line would have in UTF-8 with what was not taken in since it was edited last.</summary>
    public long Bytes => _bytes + _bytesBeyond;

    public bool IsTooLong => _bytesBeyond > 0;

    /// <summary>Does what a key does, but for those that end the line or the input.</summary>
    public void Apply(KeyPress key)
    {
        // Whoever goes on to edit has seen what the line is.
        if (key.Key != EditKey.Text)
            _bytesBeyond = 0;
        switch (key.Key)
        {
            case EditKey.Text:
                Insert(key.Text);
                break;
            case EditKey.Up:
                Replace(_history.Older(Text));
                break;
            case EditKey.Down:
                Replace(_history.Newer());
                break;
            case EditKey.Backspace or EditKey.DeleteWord or EditKey.DeleteToStart:
                Delete(Target(key.Key), Cursor);
                break;
            case EditKey.Delete or EditKey.ControlD or EditKey.DeleteToEnd:
                Delete(Cursor, Target(key.Key));
                break;
            default:
                Cursor = Target(key.Key);
                break;
        }
    }

    /// <summary>Takes the line, which is then empty, and remembers it.</summary>
    public string Finish()
    {
        string line = Text;
        if (line.Length > 0)
            _history.Add(line);
        Replace("");
        _bytesBeyond = 0;
        return line;
    }

    /// <summary>Where a key moves to, or deletes up to.</summary>
    private int Target(EditKey key) => key switch
    {
        EditKey.Left or EditKey.Backspace => ElementBefore(Cursor),
        EditKey.Right or EditKey.Delete or EditKey.ControlD => ElementEnd(Cursor),
        EditKey.Home or EditKey.DeleteToStart => 0,
        EditKey.End or EditKey.DeleteToEnd => Text.Length,
        EditKey.DeleteWord => WordStart(),
        _ => Cursor,
    };

    private void Insert(string text)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (IsTooLong || bytes > maxBytes - _bytes)
        {
            _bytesBeyond += bytes;
            return;
        }
        int end = Cursor + text.Length;
        SetText(Text.Insert(Cursor, text), _bytes + bytes);

        // What was typed may have joined what follows.
        Cursor = IsBoundary(end) ? end : ElementEnd(ElementBefore(end));
    }

    private void Delete(int start, int end)
    {
        int bytes = Encoding.UTF8.GetByteCount(Text.AsSpan(start, end - start));
        SetText(Text.Remove(start, end - start), _bytes - bytes);

        // What was apart may have joined.
        Cursor = IsBoundary(start) ? start : ElementBefore(start);
    }

    private void Replace(string? text)
    {
        if (text is null)
            return;
        SetText(text, Encoding.UTF8.GetByteCount(text));
        Cursor = text.Length;
    }

    private void SetText(string text, int bytes) => (Text, _bytes) = (text, bytes);

    private int ElementEnd(int start) => start + StringInfo.GetNextTextElementLength(Text.AsSpan(start));

    /// <summary>The start of the element that ends here or around here; elements can only be counted from the start of the line.</summary>
    private int ElementBefore(int end)
    {
        int start = 0;
        for (int next = 0; next < end; next = ElementEnd(next))
            start = next;
        return start;
    }

    private bool IsBoundary(int index) => index == 0 || ElementEnd(ElementBefore(index)) == index;

    private int WordStart()
    {
        int start = Cursor;
        while (start > 0 && char.IsWhiteSpace(Text[start - 1]))
            start--;
        while (start > 0 && !char.IsWhiteSpace(Text[start - 1]))
            start--;
        return IsBoundary(start) ? start : ElementBefore(start);
    }
}
