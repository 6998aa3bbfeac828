using System.Text;
using FastUdp.Demo.Tests.Chat.Terminal;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>The fastudp command in a pseudo-terminal (pty(7)) that Python makes, and what its screen shows.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    private readonly RunningProgram _program;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    private Terminal(RunningProgram program, int columns, int rows)
    {
        _program = program;
        Screen = new Screen(columns, rows);
    }

    public Screen Screen { get; }

    /// <param name="columns">The width of the terminal.</param>
    /// <param name="environment">Variables as <c>NAME=VALUE</c>.</param>
    /// <param name="arguments">Of the command.</param>
    public static Terminal Start(int columns, string[] environment, params string[] arguments)
    {
        const int rows = 12;
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pseudo-terminals of this kind");
        RunningProgram program = Peers.StartPython(
            "pty_chat.py",
            [$"{columns}", $"{rows}", "env", "-u", "NO_COLOR", "TERM=xterm-256color", .. environment, "dotnet", FastUdp, .. arguments]);
        return new Terminal(program, columns, rows);
    }

    private static string FastUdp => Path.Combine(AppContext.BaseDirectory, "fastudp.dll");

    public Task TypeAsync(string text) => _program.WriteLineAsync($"type {Convert.ToHexString(Encoding.UTF8.GetBytes(text))}");

    /// <summary>Changes the width, as dragging the edge of a window does.</summary>
    public Task ResizeAsync(int columns)
    {
        Screen.Resize(columns);
        return _program.WriteLineAsync($"size {columns}");
    }

    /// <summary>Waits until the last lines of the screen are these.</summary>
    public async Task WaitForAsync(params string[] lines)
    {
        while (!Screen.Lines.TakeLast(lines.Length).SequenceEqual(lines))
            await ShowAsync("out ", lines);
    }

    /// <summary>Waits for the end; tells the exit code, and whether the terminal is as it was.</summary>
    public async Task<string> ExitAsync()
    {
        while (true)
        {
            string line = await _program.WaitForLineAsync("");
            if (!Show(line))
                return line;
        }
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private async Task ShowAsync(string kind, string[] wanted)
    {
        try
        {
            Show(await _program.WaitForLineAsync(kind));
        }
        catch (TimeoutException)
        {
            Assert.Equal(wanted, Screen.Lines);
        }
    }

    private bool Show(string line)
    {
        if (!line.StartsWith("out ", StringComparison.Ordinal))
            return false;
        byte[] bytes = Convert.FromHexString(line["out ".Length..]);
        char[] characters = new char[bytes.Length + 1];
        Screen.Write(new string(characters, 0, _decoder.GetChars(bytes, characters, flush: false)));
        return true;
    }
}
