using System.Threading.Channels;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>Lines in, lines out: for pipes and for programs.</summary>
internal sealed class PlainConsole : IChatConsole
{
    // A pipe is read no further ahead of the chat than this.
    private const int LinesAhead = 16;

    private readonly Channel<string> _lines = Channel.CreateBounded<string>(LinesAhead);
    private readonly LineReader _input;
    private readonly Transcript _transcript;
    private readonly int _maxLineBytes;

    /// <param name="input">Where lines are typed; not disposed, for a thread may still wait for it.</param>
    /// <param name="transcript">Where they are shown.</param>
    /// <param name="maxLineBytes">The longest line that is accepted, in UTF-8; longer ones are refused with a notice.</param>
    public PlainConsole(Stream input, Transcript transcript, int maxLineBytes)
    {
        _input = new LineReader(input, maxLineBytes);
        _transcript = transcript;
        _maxLineBytes = maxLineBytes;

        // Nothing can interrupt a read of a pipe, so a thread of its own waits there, and holds up nobody's end.
        new Thread(ReadLines) { IsBackground = true, Name = "chat input" }.Start();
    }

    public async ValueTask<string?> ReadLineAsync(CancellationToken stop) =>
        await _lines.Reader.WaitToReadAsync(stop) && _lines.Reader.TryRead(out string? line) ? line : null;

    public void ShowLine(string speaker, string text) => _transcript.TellLine(speaker, text);

    public void ShowNotice(string kind, string text) => _transcript.TellNotice(kind, text);

    public void Dispose() => _lines.Writer.TryComplete();

    private void ReadLines()
    {
        try
        {
            while (_input.Read() is { } line && TryPass(line))
            {
            }
            _lines.Writer.TryComplete();
        }
        catch (Exception exception)
        {
            // Whoever reads lines is told.
            _lines.Writer.TryComplete(exception);
        }
    }

    private bool TryPass(InputLine line)
    {
        if (line.Bytes > _maxLineBytes)
        {
            ShowNotice(ChatNotices.TooLong, ChatNotices.ExplainTooLong(line.Bytes, _maxLineBytes));
            return true;
        }
        try
        {
            _lines.Writer.WriteAsync(line.Text).AsTask().GetAwaiter().GetResult();
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }
}
