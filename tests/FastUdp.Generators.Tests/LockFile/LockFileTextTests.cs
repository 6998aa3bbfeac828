using FastUdp.Generators.LockFile;
using Xunit;

namespace FastUdp.Generators.Tests.LockFile;

public class LockFileTextTests
{
    [Fact]
    public void Blank_lines_and_remarks_are_left_out()
    {
        LockFileText file = Layouts.Parse("# What is out there.", "", "Game.Ping = 1", "   ", "  # indented", "Game.Ping #0 Id: u32");

        Assert.Empty(file.Faults);
        Assert.Equal(2, file.Messages["Game.Ping"].Lines.Count());
    }

    [Fact]
    public void Lines_may_stand_in_any_order_and_with_any_line_ending()
    {
        LockFileText file = Layouts.Parse("Game.Ping #1 B: u8\r", "Game.Pong = 2\r", "Game.Ping #0 A: u8\r", "Game.Ping = 1\r");

        Assert.Empty(file.Faults);
        Assert.Empty(file.Gaps());
        Assert.Equal(["A", "B"], file.Messages["Game.Ping"].Fields.Select(field => field.Name));
    }

    [Fact]
    public void An_empty_file_has_no_message_and_no_fault()
    {
        Assert.Empty(LockFileText.Empty.Messages);
        Assert.Empty(LockFileText.Empty.Faults);
    }

    [Fact]
    public void A_line_that_is_none_is_a_fault()
    {
        LockFileFault fault = Assert.Single(Layouts.Parse("Game.Ping = 1", "Game.Ping: u32").Faults);

        Assert.Equal(1, fault.Source.LineNumber);
        Assert.Contains("'Game.Ping: u32'", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_place_is_a_fault_even_with_the_same_content()
    {
        LockFileText file = Layouts.Parse("Game.Ping = 1", "Game.Ping #0 A: u8", "Game.Ping #0 A: u8", "Game.Ping = 2");

        Assert.Equal([2, 3], file.Faults.Select(fault => fault.Source.LineNumber));
        Assert.Equal("1", file.Messages["Game.Ping"].Heading!.Line.Content);
    }

    [Fact]
    public void A_place_left_out_is_a_gap()
    {
        LockFileFault fault = Assert.Single(Layouts.Parse("Game.Ping = 1", "Game.Ping #0 A: u8", "Game.Ping #2 C: u8").Gaps());

        Assert.Equal(2, fault.Source.LineNumber);
    }

    [Fact]
    public void A_message_without_identifier_line_is_a_gap()
    {
        LockFileFault fault = Assert.Single(Layouts.Parse("Game.Ping #0 A: u8").Gaps());

        Assert.Contains("identifier", fault.Reason, StringComparison.Ordinal);
    }
}
