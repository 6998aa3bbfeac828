using FastUdp.Demo.Dissector;
using FastUdp.Demo.Dissector.Schema;

namespace FastUdp.Demo.Tests.Dissector.Schema;

public class FilterNamesTests
{
    [Theory]
    [InlineData("SentTicks", "sent_ticks")]
    [InlineData("HTTPPort2", "http_port2")]
    [InlineData("X", "x")]
    [InlineData("_cookie", "cookie")]
    [InlineData("Outer.Ping", "outer_ping")]
    [InlineData("Größe", "gr_e")]
    [InlineData("日本", "field")]
    public void Names_become_what_filters_may_have(string name, string expected) => Assert.Equal(expected, FilterNames.ToSnakeCase(name));

    [Fact]
    public void Messages_of_the_same_short_name_keep_as_much_as_tells_them_apart()
    {
        SchemaMessage[] messages = [Message("Game.Ping"), Message("Game.Outer.Ping"), Message("Pong"), Message("Identifier")];
        var names = new FilterNames("game", messages);
        Assert.Equal(["Game.Ping", "Outer.Ping", "Pong", "Identifier"], messages.Select(names.Label));
        Assert.Equal(["game.game_ping", "game.outer_ping", "game.pong", "game.identifier_2"], messages.Select(names.Filter));
    }

    [Fact]
    public void Fields_that_become_the_same_are_numbered_and_reserved_bytes_share_a_name()
    {
        SchemaMessage message = Message("Ping", "Id: u8", "ID: u8", "_: pad[1]", "id: u8", "_: pad[1]");
        Assert.Equal(
            ["fastudp.ping.id", "fastudp.ping.id_2", "fastudp.reserved", "fastudp.ping.id_3", "fastudp.reserved"],
            new FilterNames("fastudp", [message]).Filters(message));
    }

    private static SchemaMessage Message(string name, params string[] lines) => SchemaParser.Parse(new RecordedMessage(name, -1, lines));
}
