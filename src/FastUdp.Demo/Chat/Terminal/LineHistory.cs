namespace FastUdp.Demo.Chat.Terminal;

/// <summary>Lines typed before, and the one being typed as the newest of them.</summary>
/// <param name="capacity">How many are kept; then the oldest goes.</param>
internal sealed class LineHistory(int capacity)
{
    private readonly List<string> _lines = [];
    private string _draft = "";

    // _lines.Count stands for the draft.
    private int _at;

    /// <summary>Adds a line, unless it repeats the last one, and goes back to the end.</summary>
    public void Add(string line)
    {
        if (_lines.Count == 0 || _lines[^1] != line)
            _lines.Add(line);
        if (_lines.Count > capacity)
            _lines.RemoveAt(0);
        _at = _lines.Count;
    }

    /// <summary>The line before; null at the oldest.</summary>
    /// <param name="current">What is typed now: kept where it is no line of the history.</param>
    public string? Older(string current)
    {
        if (_at == 0)
            return null;
        if (_at == _lines.Count)
            _draft = current;
        return _lines[--_at];
    }

    /// <summary>The line after, at last the one that was being typed; null there.</summary>
    public string? Newer()
    {
        if (_at == _lines.Count)
            return null;
        return ++_at == _lines.Count ? _draft : _lines[_at];
    }
}
