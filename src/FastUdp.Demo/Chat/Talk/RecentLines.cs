namespace FastUdp.Demo.Chat.Talk;

/// <summary>
/// The lines sent lately, for what the network says of them. It names no datagram, and what was sent last is what it most
/// likely means; each line is named once.
/// </summary>
/// <param name="time">The clock.</param>
/// <remarks>Safe from any thread.</remarks>
internal sealed class RecentLines(TimeProvider time)
{
    private const int MostLines = 64;
    private const int MostLetters = 60;

    /// <summary>What is older has arrived, or nobody will say that it has not.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly List<(string Line, long SentAt)> _lines = [];

    public bool Any
    {
        get
        {
            lock (_lock)
                return IsLastRecent();
        }
    }

    public void Add(string line)
    {
        lock (_lock)
        {
            if (_lines.Count == MostLines)
                _lines.RemoveAt(0);
            _lines.Add((Excerpt(line), time.GetTimestamp()));
        }
    }

    /// <summary>Takes the line sent last, cut where it is long; null when there is none.</summary>
    public string? TakeLast()
    {
        lock (_lock)
        {
            if (!IsLastRecent())
                return null;
            string line = _lines[^1].Line;
            _lines.RemoveAt(_lines.Count - 1);
            return line;
        }
    }

    /// <summary>Enough of a line to know it by.</summary>
    public static string Excerpt(string line)
    {
        if (line.Length <= MostLetters)
            return line;
        int end = char.IsHighSurrogate(line[MostLetters - 1]) ? MostLetters - 1 : MostLetters;
        return line[..end] + "…";
    }

    private bool IsLastRecent() => _lines.Count > 0 && time.GetElapsedTime(_lines[^1].SentAt) <= LongestAnswer;
}
