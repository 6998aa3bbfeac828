namespace FastUdp.Demo.Chat.Terminal;

/// <summary>
/// The keys of a Unix terminal, from the bytes it sends. <see cref="Console.ReadKey(bool)"/> decodes each read by itself, so
/// that a character which comes in two reads is lost: over slow links, and in pastes of more than 1,024 bytes.
/// </summary>
internal sealed class TerminalKeys : IKeySource
{
    private const string Path = "/dev/tty";
    private const int ChunkBytes = 4_096;

    private readonly KeyDecoder _decoder = new();
    private readonly byte[] _chunk = new byte[ChunkBytes];
    private readonly Stream _terminal;

    private TerminalKeys(Stream terminal) => _terminal = terminal;

    /// <summary>Has the terminal send each key at once and echo none; the runtime undoes that at the end of the process. Null where there is no such device.</summary>
    public static TerminalKeys? TryOpen()
    {
        try
        {
            var terminal = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);

            // What sets the terminal up is that somebody asks for keys.
            _ = Console.KeyAvailable;
            return new TerminalKeys(terminal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    public IReadOnlyList<KeyPress>? Read()
    {
        try
        {
            int length = _terminal.Read(_chunk);
            return length == 0 ? null : _decoder.Decode(_chunk.AsSpan(0, length));
        }
        catch (IOException)
        {
            // EIO: the terminal was closed.
            return null;
        }
    }
}
