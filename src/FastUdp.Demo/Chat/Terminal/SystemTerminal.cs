using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>
/// The terminal this process runs in: the console's line follows its size, and is there again when the process was stopped
/// (Ctrl-Z) and goes on. What the runtime changed is as it was when the chat ends.
/// </summary>
internal sealed class SystemTerminal : IChatConsole
{
    // The runtime has the arrows of the keyboard sent as applications want them, and leaves it so (terminfo's smkx and rmkx).
    private const string UsualArrows = "\e[?1l\e>";

    private readonly TerminalConsole _console;
    private readonly List<PosixSignalRegistration> _signals = [];

    /// <param name="name">Whoever types, for the prompt.</param>
    /// <param name="maxLineBytes">The longest line that is accepted, in UTF-8.</param>
    [SuppressMessage("Interoperability", "CA1416:Validate platform compatibility", Justification = "A system that does not know a signal says so.")]
    public SystemTerminal(string name, int maxLineBytes)
    {
        IKeySource keys = TerminalKeys.TryOpen() ?? (IKeySource)new ConsoleKeys();
        _console = new TerminalConsole(name, keys, Console.Out, TerminalSize.OfConsole, ChatColours.OfTerminal(), maxLineBytes);
        RepaintAt(PosixSignal.SIGWINCH);
        RepaintAt(PosixSignal.SIGCONT);
    }

    public ValueTask<string?> ReadLineAsync(CancellationToken stop) => _console.ReadLineAsync(stop);

    public void ShowLine(string speaker, string text) => _console.ShowLine(speaker, text);

    public void ShowNotice(string kind, string text) => _console.ShowNotice(kind, text);

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();
        _console.Dispose();
        Console.Out.Write(UsualArrows);
    }

    private void RepaintAt(PosixSignal signal)
    {
        try
        {
            _signals.Add(PosixSignalRegistration.Create(signal, _ => _console.Repaint()));
        }
        catch (PlatformNotSupportedException)
        {
            // The line then has the new size with the next key.
        }
    }
}
