using FastUdp.Demo.Bench.Live;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Tests.Chat.Terminal;
using Spectre.Console;

namespace FastUdp.Demo.Tests.Bench.Live;

/// <summary>What a terminal shows after all that is written to it.</summary>
public sealed class LiveScreenTests : IDisposable
{
    private const int Columns = 70;

    private static readonly int[] AboutTheEdge = [1_471, 1_472, 1_473];

    private readonly StringWriter _written = new();
    private readonly Screen _screen = new(Columns, 20);
    private readonly LiveScreen _live;

    public LiveScreenTests()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        console.Profile.Capabilities.Unicode = true;
        _live = new LiveScreen(_written, console.Profile, static () => (Columns, 20));
        _screen.Write("$ fastudp bench sweep\r\n");
    }

    [Fact]
    public void The_table_grows_and_the_lines_below_it_change_in_place()
    {
        _live.Write("trial 1", "");
        _live.Draw([Specimens.Row(size: 64)], 64);
        _live.Write("trial 2", "");
        _live.Write("trial 2", "1 M/s");
        _live.Draw([Specimens.Row(size: 64), Specimens.Row(size: 512)], 512);
        _live.Write("trial 3", "2 M/s");
        string[] rows = Shown();
        Assert.Equal(["trial 3", "2 M/s"], rows[^2..]);
        Assert.Single(rows, static row => row.Contains("trial", StringComparison.Ordinal));
        Assert.Single(rows, static row => row.StartsWith("│      64 │", StringComparison.Ordinal));
        Assert.Single(rows, static row => row.StartsWith("│     512 │", StringComparison.Ordinal));
        Assert.All(rows, static row => Assert.InRange(row.Length, 0, Columns));
    }

    [Fact]
    public void When_it_is_over_nothing_of_it_is_left()
    {
        _live.Draw([Specimens.Row()], 64);
        _live.Write(new string('x', 3 * Columns), "1 M/s");
        _live.Clear();
        Assert.Equal(["$ fastudp bench sweep"], Shown());
    }

    [Fact]
    public void Of_more_sizes_than_there_is_room_for_those_about_the_present_one_are_shown()
    {
        _live.Draw([.. Enumerable.Range(1, 100).Select(static size => Specimens.Row(size: size))], 60);
        string[] rows = Shown();
        Assert.InRange(rows.Length, 10, 19);
        Assert.Contains(rows, static row => row.StartsWith("│      60 │", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cliff_shows_as_bars()
    {
        RunRow[] sizes = [.. AboutTheEdge.Select(static size => Specimens.Row(size: size, mpps: size > 1_472 ? 0.1 : 1))];
        _live.Draw(sizes, 1_473);
        int[] bars = [.. Shown().Where(static row => row.Contains('█', StringComparison.Ordinal)).Select(static row => row.Count(static sign => sign == '█'))];
        Assert.Equal([14, 14, 1], bars);
    }

    public void Dispose() => _written.Dispose();

    /// <summary>The rows of the screen. Its driver makes CR LF of each LF.</summary>
    private string[] Shown()
    {
        _screen.Write(_written.ToString().Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        _written.GetStringBuilder().Clear();
        return [.. _screen.Rows.Reverse().SkipWhile(static row => row.Length == 0).Reverse()];
    }
}
