using FastUdp.Demo.Chat.Terminal;
using FsCheck;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Chat.Terminal;

/// <summary>What is typed and what arrives, on a screen.</summary>
public sealed class LinePainterTests : IDisposable
{
    private const int Width = 10;
    private const int Height = 8;

    private readonly Screen _screen = new(Width, Height);
    private readonly ScreenWriter _writer;
    private readonly LinePainter _painter;

    public LinePainterTests()
    {
        _writer = new ScreenWriter(_screen);
        _painter = new LinePainter(_writer);
    }

    public void Dispose() => _writer.Dispose();

    [Theory]
    [InlineData("abc", 3, new[] { "> abc" }, 0, 5)]
    [InlineData("abcdefgh", 8, new[] { "> abcdefgh", "" }, 0, 0)]
    [InlineData("abcdefgh", 7, new[] { "> abcdefgh" }, 0, 9)]
    [InlineData("abcdefghi", 8, new[] { "> abcdefgh", "i" }, 0, 0)]
    [InlineData("abcdefghi", 0, new[] { "> abcdefgh", "i" }, 1, 2)]
    [InlineData("一二三四", 4, new[] { "> 一二三四", "" }, 0, 0)]
    [InlineData("a一二三四", 5, new[] { "> a一二三", "四" }, 0, 2)]
    [InlineData("a一二三四", 4, new[] { "> a一二三", "四" }, 0, 0)]
    [InlineData("e\u0301e\u0301", 2, new[] { "> e\u0301e\u0301" }, 0, 3)]
    [InlineData("a\tb", 3, new[] { "> a b" }, 0, 5)]
    public void A_line_breaks_where_the_screen_ends(string text, int cursor, string[] rows, int rowsBelow, int column)
    {
        Paint(text, cursor);
        Assert.Equal(rows, _screen.Rows);
        Assert.Equal((rowsBelow, column), _screen.Cursor);
    }

    [Fact]
    public void What_arrives_stands_above_and_the_line_is_whole()
    {
        Paint("half of a line", 14);
        Show("one that is longer than the screen", "half of a line", 3);
        Assert.Equal(["one that is longer than the screen", "> half of ", "a line"], _screen.Lines);
        Assert.Equal((1, 5), _screen.Cursor);
    }

    [Fact]
    public void Of_a_line_longer_than_the_screen_the_part_with_the_cursor_is_shown()
    {
        string text = string.Concat(Enumerable.Range(0, 100).Select(static number => $"{number:D9} "));
        Paint(text, text.Length);
        Assert.Equal(["6 00000009", "7 00000009", "8 00000009", "9 "], _screen.Rows);
        Paint(text, 0);
        Assert.Equal("> 00000000", _screen.Rows[0]);
        Assert.Equal((3, 2), _screen.Cursor);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(20)]
    public void A_screen_that_changes_its_width_keeps_one_line(int width)
    {
        Show("before", "a line of two rows", 18);
        _screen.Resize(width);
        LineLayout layout = LineLayout.Of("> ", "a line of two rows", 18, width, Height);
        _painter.Paint(layout, width);
        Assert.Equal(["before", .. layout.Rows.Select(static row => row.Text)], _screen.Lines);
    }

    [Fact]
    public void Whatever_is_typed_and_arrives_nothing_is_torn()
    {
        Gen<string> texts =
            from letters in Gen.ArrayOf(Gen.Elements("a", "你", "😀", "e\u0301", " "), 30)
            from length in Gen.Choose(0, 30)
            select string.Concat(letters[..length]);
        Gen<(string Typed, bool IsCursorAtEnd, string Arrived)> steps =
            from typed in texts
            from isCursorAtEnd in Gen.Elements(true, false)
            from arrived in texts
            select (typed, isCursorAtEnd, arrived);
        Always.HoldsForLists(steps, static steps =>
        {
            var screen = new Screen(Width, Height);
            using var writer = new ScreenWriter(screen);
            var painter = new LinePainter(writer);
            LineLayout layout = LineLayout.Of("> ", "", 0, Width, Height / 2);
            painter.Paint(layout, Width);
            var shown = new List<string>();
            foreach ((string typed, bool isCursorAtEnd, string arrived) in steps)
            {
                layout = LineLayout.Of("> ", typed, isCursorAtEnd ? typed.Length : 0, Width, Height / 2);
                shown.Add(arrived);
                painter.PaintBelow(arrived, layout, Width);
                painter.Paint(layout, Width);
                Assert.Equal([.. shown, .. layout.Rows.Select(static row => row.Text)], screen.Lines);
                Assert.Equal((layout.Rows.Count - 1 - layout.CursorRow, layout.CursorColumn), screen.Cursor);
            }
        }, longest: 20, times: 100);
    }

    [Fact]
    public void At_the_end_the_cursor_is_below_the_line()
    {
        Paint("a line of two rows", 0);
        _painter.Leave();
        Assert.Equal(["> a line o", "f two rows", ""], _screen.Rows);
        Assert.Equal((0, 0), _screen.Cursor);
    }

    private void Paint(string text, int cursor) => _painter.Paint(Layout(text, cursor), Width);

    private void Show(string arrived, string text, int cursor) => _painter.PaintBelow(arrived, Layout(text, cursor), Width);

    private static LineLayout Layout(string text, int cursor) => LineLayout.Of("> ", text, cursor, Width, Height / 2);
}
