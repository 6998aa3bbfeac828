using System.Text;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>A line of input, without its end.</summary>
/// <param name="Text">What it says; empty when it is longer than is accepted. What is no UTF-8 has become U+FFFD.</param>
/// <param name="Bytes">How long it was.</param>
internal readonly record struct InputLine(string Text, long Bytes);

/// <summary>
/// Lines of a pipe as UTF-8, whatever the locale says. Of a line that is longer than is accepted only the length is kept,
/// so a file without a newline needs no memory.
/// </summary>
/// <param name="input">Read as far as it goes, not disposed.</param>
/// <param name="maxLineBytes">The longest line whose text is kept.</param>
internal sealed class LineReader(Stream input, int maxLineBytes)
{
    private const int ChunkBytes = 4_096;

    private readonly byte[] _chunk = new byte[ChunkBytes];

    // One more, for a carriage return before the end of the longest line.
    private readonly byte[] _line = new byte[maxLineBytes + 1];
    private int _start;
    private int _end;

    /// <summary>Waits for the next line; null when there is none. Text without a newline at the end of input is a line too.</summary>
    /// <exception cref="IOException">The input cannot be read.</exception>
    public InputLine? Read()
    {
        long length = 0;
        bool isLast = false;
        while (!isLast)
        {
            if (_start == _end && !Fill())
                return length == 0 ? null : ToLine(length);
            length += Take(length, out isLast);
        }
        return ToLine(length);
    }

    private bool Fill()
    {
        _start = 0;
        _end = input.Read(_chunk);
        return _end > 0;
    }

    private int Take(long length, out bool isLast)
    {
        ReadOnlySpan<byte> part = _chunk.AsSpan(_start.._end);
        int newline = part.IndexOf((byte)'\n');
        isLast = newline >= 0;
        if (isLast)
            part = part[..newline];
        _start += part.Length + (isLast ? 1 : 0);
        if (length < _line.Length)
            part[..(int)Math.Min(part.Length, _line.Length - length)].CopyTo(_line.AsSpan((int)length));
        return part.Length;
    }

    private InputLine ToLine(long length)
    {
        if (length > 0 && length <= _line.Length && _line[length - 1] == '\r')
            length--;
        return new InputLine(length <= maxLineBytes ? Encoding.UTF8.GetString(_line, 0, (int)length) : "", length);
    }
}
