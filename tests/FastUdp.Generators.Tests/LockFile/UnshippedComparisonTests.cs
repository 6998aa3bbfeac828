using FastUdp.Generators.LockFile;
using FastUdp.Generators.Model;
using Xunit;
using static FastUdp.Generators.Tests.LockFile.Layouts;

namespace FastUdp.Generators.Tests.LockFile;

public class UnshippedComparisonTests
{
    private static readonly MessageModel Ping = Message(U32("Id"), U8("Hops", since: 2));

    [Fact]
    public void A_message_never_recorded_has_to_be_as_a_whole()
    {
        UnshippedComparison comparison = UnshippedComparison.Of(null, null, CurrentMessage.Of(Ping));

        Assert.Equal(
            ["Game.Ping = 1", "Game.Ping #0 Id: u32", "Game.Ping #1 Hops: u8 since 2"], comparison.Missing.Select(line => line.ToString()));
    }

    [Fact]
    public void A_shipped_message_needs_no_more()
    {
        UnshippedComparison comparison = UnshippedComparison.Of(Recorded(Ping), null, CurrentMessage.Of(Ping));

        Assert.Empty(comparison.Required);
        Assert.Empty(comparison.Missing);
        Assert.Empty(comparison.Stale);
    }

    [Fact]
    public void What_is_appended_to_a_shipped_message_is_recorded_as_unshipped()
    {
        RecordedMessage shipped = Recorded(Message(U32("Id")));

        Assert.Equal("Game.Ping #1 Hops: u8 since 2", Assert.Single(UnshippedComparison.Of(shipped, null, CurrentMessage.Of(Ping)).Missing).ToString());
        RecordedMessage unshipped = Parse("Game.Ping #1 Hops: u8 since 2").Messages[Name];
        Assert.Empty(UnshippedComparison.Of(shipped, unshipped, CurrentMessage.Of(Ping)).Missing);
    }

    [Fact]
    public void A_new_name_of_a_shipped_field_is_recorded_at_its_place()
    {
        MessageModel renamed = Message(U32("Number"), U8("Hops", since: 2));

        LockLine line = Assert.Single(UnshippedComparison.Of(Recorded(Ping), null, CurrentMessage.Of(renamed)).Missing);

        Assert.Equal("Game.Ping #0 Number: u32", line.ToString());
    }

    [Fact]
    public void An_unshipped_line_may_change_but_has_to_be_true()
    {
        RecordedMessage unshipped = Parse("Game.Ping = 1", "Game.Ping #0 Id: u64", "Game.Ping #1 Hops: u8 since 2", "Game.Ping #2 More: u8").Messages[Name];

        UnshippedComparison comparison = UnshippedComparison.Of(null, unshipped, CurrentMessage.Of(Ping));

        Assert.Equal("Game.Ping #0 Id: u32", Assert.Single(comparison.Missing).ToString());
        Assert.Equal(2, Assert.Single(comparison.Stale).Line.Place);
    }

    [Fact]
    public void A_line_already_shipped_is_stale()
    {
        UnshippedComparison comparison = UnshippedComparison.Of(Recorded(Ping), Recorded(Ping), CurrentMessage.Of(Ping));

        Assert.Equal(3, comparison.Stale.Count);
    }
}
