using System.IO.Pipelines;
using System.Text;
using FastUdp.Demo.Chat.Terminal;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Tests.Chat.Terminal;

/// <summary>The console of pipes.</summary>
public sealed class PlainConsoleTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task Lines_are_read_to_the_end_and_one_that_is_too_long_is_refused_with_the_limit()
    {
        using PlainConsole console = Open("one\n123456789\n二\n");
        Assert.Equal("one", await ReadAsync(console));
        Assert.Equal("二", await ReadAsync(console));
        Assert.Null(await ReadAsync(console));
        Assert.Equal("* not sent: a line of 9 bytes exceeds the limit of 8\n", _output.ToString());
    }

    [Fact]
    public void People_are_shown_a_line_each()
    {
        using PlainConsole console = Open("");
        console.ShowLine("them", "你好");
        console.ShowNotice("joined", "127.0.0.1:5 has come");
        Assert.Equal("them: 你好\n* 127.0.0.1:5 has come\n", _output.ToString());
    }

    [Fact]
    public void Programs_are_shown_an_object_each()
    {
        using PlainConsole console = Open("", isJson: true);
        console.ShowLine("them", "你好 \"x\"");
        console.ShowNotice("joined", "127.0.0.1:5 has come");
        Assert.Equal(
            """
            {"event":"line","from":"them","text":"你好 \"x\""}
            {"event":"joined","text":"127.0.0.1:5 has come"}

            """,
            _output.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task A_wait_for_a_line_can_be_stopped()
    {
        var pipe = new Pipe();
        using PlainConsole console = Open(pipe.Reader.AsStream());
        using var stop = new CancellationTokenSource();
        ValueTask<string?> line = console.ReadLineAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => line.Within());
        await pipe.Writer.CompleteAsync();
    }

    private static Task<string?> ReadAsync(PlainConsole console) => console.ReadLineAsync(CancellationToken.None).Within();

    private PlainConsole Open(string input, bool isJson = false) => Open(new MemoryStream(Encoding.UTF8.GetBytes(input)), isJson);

    private PlainConsole Open(Stream input, bool isJson = false) => new(input, new Transcript(_output, isJson), maxLineBytes: 8);
}
