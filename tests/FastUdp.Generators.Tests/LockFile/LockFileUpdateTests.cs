using FastUdp.Generators.LockFile;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace FastUdp.Generators.Tests.LockFile;

public class LockFileUpdateTests
{
    private static string Apply(string text, string message, params string[] lines) =>
        LockFileUpdate.Apply(SourceText.From(text), message, lines).ToString();

    [Fact]
    public void An_empty_file_gets_the_lines() =>
        Assert.Equal("B = 1\nB #0 X: u8\n", Apply("", "B", "B = 1", "B #0 X: u8"));

    [Fact]
    public void A_message_comes_between_its_neighbours()
    {
        const string Text = "# Messages\n\nA = 1\nA #0 X: u8\nC = 3\n";

        Assert.Equal("# Messages\n\nA = 1\nA #0 X: u8\nB = 2\nC = 3\n", Apply(Text, "B", "B = 2"));
    }

    [Fact]
    public void The_first_message_comes_below_the_remarks_at_the_top() =>
        Assert.Equal("# Messages\nA = 1\nC = 3\n", Apply("# Messages\nC = 3\n", "A", "A = 1"));

    [Fact]
    public void Old_lines_of_the_message_go_and_all_else_stays()
    {
        const string Text = "B = 1\n# remark\nB #0 X: u8\nnot a line\nC = 3\n";

        Assert.Equal("# remark\nnot a line\nB = 2\nC = 3\n", Apply(Text, "B", "B = 2"));
    }

    [Fact]
    public void A_message_without_lines_leaves_the_file() => Assert.Equal("A = 1\n", Apply("A = 1\nB = 2\n", "B"));

    [Fact]
    public void Line_endings_stay() =>
        Assert.Equal("A = 1\r\nB = 2\r\n", Apply("A = 1\r\n", "B", "B = 2"));

    [Fact]
    public void A_file_without_a_last_line_break_gets_one() => Assert.Equal("A = 1\nB = 2\n", Apply("A = 1", "B", "B = 2"));

    [Fact]
    public void Doing_it_twice_changes_nothing()
    {
        string once = Apply("# Messages\nA = 1\nC = 3\n", "B", "B = 2", "B #0 X: u8");

        Assert.Equal(once, Apply(once, "B", "B = 2", "B #0 X: u8"));
    }
}
