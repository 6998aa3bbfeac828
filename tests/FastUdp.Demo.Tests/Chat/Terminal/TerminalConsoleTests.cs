using FastUdp.Demo.Chat.Terminal;

namespace FastUdp.Demo.Tests.Chat.Terminal;

/// <summary>The console of a terminal, on a screen in memory.</summary>
public sealed class TerminalConsoleTests : IDisposable
{
    private readonly Screen _screen = new(width: 20, height: 6);
    private readonly ScreenWriter _writer;
    private readonly TypedKeys _keys = new();

    public TerminalConsoleTests() => _writer = new ScreenWriter(_screen);

    public void Dispose()
    {
        _writer.Dispose();
        _keys.Close();
    }

    [Fact]
    public async Task A_half_typed_line_stays_below_what_arrives_and_is_read_whole()
    {
        using TerminalConsole console = Open();
        await _keys.TypeAsync("你好，");
        console.ShowLine("them", "hello");
        console.ShowNotice("joined", "somebody has come");
        Assert.Equal(["them: hello", "* somebody has come", "me> 你好，"], _screen.Lines);

        await _keys.TypeAsync("世界\r");
        Assert.Equal("你好，世界", await ReadAsync(console));
        Assert.Equal(["them: hello", "* somebody has come", "me: 你好，世界", "me> "], _screen.Lines);
    }

    [Fact]
    public async Task A_paste_is_a_line_each_and_the_last_one_waits_for_enter()
    {
        using TerminalConsole console = Open();
        await _keys.TypeAsync("one\r\n\ntwo\nthr");
        Assert.Equal(("one", "two"), (await ReadAsync(console), await ReadAsync(console)));
        Assert.Equal(["me: one", "me: two", "me> thr"], _screen.Lines);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_refused_with_the_limit()
    {
        using TerminalConsole console = Open();
        await _keys.TypeAsync(new string('x', 30) + "y\rok\r");
        Assert.Equal("ok", await ReadAsync(console));
        Assert.Equal(["* not sent: a line of 31 bytes exceeds the limit of 30", "me: ok", "me> "], _screen.Lines);
        Assert.Equal(1, console.LinesRefused);
    }

    [Fact]
    public async Task Control_d_on_an_empty_line_is_the_end_and_leaves_no_prompt()
    {
        using TerminalConsole console = Open();
        await _keys.TypeAsync("ab\e[D\u0004\r");
        Assert.Equal("a", await ReadAsync(console));
        _ = _keys.TypeAsync("\u0004");
        Assert.Null(await ReadAsync(console));
        console.Dispose();
        Assert.Equal(["me: a", ""], _screen.Lines);
        console.ShowLine("them", "too late");
        Assert.Equal(2, _screen.Lines.Length);
    }

    [Fact]
    public async Task A_terminal_that_is_gone_is_the_end()
    {
        using TerminalConsole console = Open();
        _keys.Close();
        Assert.Null(await ReadAsync(console));
    }

    [Fact]
    public async Task What_was_not_sent_is_left_to_be_seen()
    {
        using TerminalConsole console = Open();
        await _keys.TypeAsync("half");
        console.Dispose();
        Assert.Equal(["me> half", ""], _screen.Lines);
    }

    [Fact]
    public void Colours_are_used_only_where_they_are_wanted()
    {
        using TerminalConsole plain = Open();
        plain.ShowLine("them", "hello");
        plain.ShowNotice("joined", "somebody has come");
        Assert.False(_screen.HasColours);

        Assert.Equal("\e[95mthem:\e[0m 你好", new ChatColours(isOn: true).Line("them", "你好"));
        Assert.Equal("\e[2m* x\e[0m", new ChatColours(isOn: true).Notice("x"));
    }

    private TerminalConsole Open() =>
        new("me", _keys, _writer, static () => new TerminalSize(20, 6), new ChatColours(isOn: false), maxLineBytes: 30);

    private static Task<string?> ReadAsync(TerminalConsole console) => console.ReadLineAsync(CancellationToken.None).Within();
}
