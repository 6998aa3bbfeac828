using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>A person at a terminal, a real one.</summary>
public sealed class ChatTerminalTests : IDisposable
{
    private readonly UdpClient _peer = new(new IPEndPoint(IPAddress.Loopback, 0));

    public void Dispose() => _peer.Dispose();

    [Fact]
    public async Task Typed_text_is_not_torn_by_what_arrives_and_the_terminal_is_left_as_it_was()
    {
        // Ctrl+C at a terminal is this signal.
        Signals.SkipUnlessReaches("INT");
        await using Terminal terminal = Start(columns: 40);
        await terminal.WaitForAsync("me> ");
        await terminal.TypeAsync("first\r");
        await terminal.WaitForAsync("me: first", "me> ");
        UdpReceiveResult first = await RetryPeers.ReceiveAsync(_peer);

        await terminal.TypeAsync("你好，");
        await terminal.WaitForAsync("me> 你好，");
        _peer.Send("我也在写"u8, first.RemoteEndPoint);
        await terminal.WaitForAsync("me: first", "them: 我也在写", "me> 你好，");
        await terminal.TypeAsync("世界\e[D\u007F!\r");
        Assert.Equal("你好，!界", Encoding.UTF8.GetString((await RetryPeers.ReceiveAsync(_peer)).Buffer));
        await terminal.WaitForAsync("them: 我也在写", "me: 你好，!界", "me> ");
        Assert.True(terminal.Screen.HasColours);

        await terminal.TypeAsync("half");
        await terminal.WaitForAsync("me> half");
        await terminal.TypeAsync("\u0003");
        Assert.Equal("exit 0 same", await terminal.ExitAsync());
        Assert.Equal(["me> half", "Sent 2 lines, received 1 line.", ""], terminal.Screen.Lines[^3..]);
    }

    [Fact]
    public async Task A_narrow_terminal_wraps_follows_its_size_and_shows_no_colours_that_are_not_wanted()
    {
        await using Terminal terminal = Start(columns: 16, "NO_COLOR=1");
        await terminal.WaitForAsync("me> ");
        await terminal.TypeAsync("一二三四五六七八");
        await terminal.WaitForAsync("me> 一二三四五六", "七八");
        await terminal.ResizeAsync(12);
        await terminal.WaitForAsync("me> 一二三四", "五六七八");
        await terminal.TypeAsync("\r");
        UdpReceiveResult typed = await RetryPeers.ReceiveAsync(_peer);
        Assert.Equal("一二三四五六七八", Encoding.UTF8.GetString(typed.Buffer));
        _peer.Send("longer than the terminal is wide"u8, typed.RemoteEndPoint);
        await terminal.WaitForAsync("me: 一二三四五六七八", "them: longer than the terminal is wide", "me> ");
        Assert.False(terminal.Screen.HasColours);

        await terminal.TypeAsync("\u0004");
        Assert.Equal("exit 0 same", await terminal.ExitAsync());
        Assert.Equal(["Sent 1 line, received 1 line.", ""], terminal.Screen.Lines[^2..]);
    }

    private Terminal Start(int columns, params string[] environment) =>
        Terminal.Start(columns, environment, "chat", "connect", $"{_peer.Client.LocalEndPoint}");
}
