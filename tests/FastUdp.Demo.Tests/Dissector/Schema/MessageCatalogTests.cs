using FastUdp.Demo.Dissector;
using FastUdp.Demo.Dissector.Schema;
using FastUdp.Demo.Tests.Dissector.Messages;
using FastUdp.Demo.Tests.Dissector.Support;
using FastUdp.Messages;

namespace FastUdp.Demo.Tests.Dissector.Schema;

public class MessageCatalogTests
{
    [Fact]
    public void Sizes_are_those_the_generated_code_has()
    {
        AssertSizes<Ping>();
        AssertSizes<Integers>();
        AssertSizes<BigEndian>();
        AssertSizes<Times>();
        AssertSizes<Varying>();
        AssertSizes<TwoByteIdentifier>();
        AssertSizes<Texts>();
        AssertSizes<Addresses>();
        AssertSizes<Shapes>();
        AssertSizes<Packed>();
        AssertSizes<Versions>();
        AssertSizes<Foreign>();
        AssertSizes<Vector>();
    }

    [Fact]
    public void A_message_that_holds_itself_is_as_large_as_it_gets()
    {
        MessageCatalog catalog = Catalog(new RecordedMessage("Tree", 1, ["Value: u8", "Children: {Tree}[4]"]));
        Assert.Equal(new(3, 1 << 24), new SchemaSizes(catalog.ByName).Of(catalog.Messages[0]));
    }

    [Fact]
    public void The_same_description_twice_is_one()
    {
        var ping = new RecordedMessage("Game.Ping", 1, ["Id: u32"]);
        Assert.Single(Catalog(ping, ping with { Lines = [.. ping.Lines] }).Messages);
    }

    [Fact]
    public void What_stands_in_others_comes_with_them()
    {
        MessageCatalog catalog = Catalog(
            new("B.Outer", 2, ["Inner: sized{A.Inner}?[4]"]), new("A.Inner", -1, ["Leaf: {A.Leaf}"]), new("A.Leaf", -1, []), new("A.Other", -1, []));
        IEnumerable<string> names = catalog.WithNested([catalog.ByName["B.Outer"]]).Select(static message => message.Name);
        Assert.Equal(["B.Outer", "A.Inner", "A.Leaf"], names);
    }

    [Theory]
    [InlineData("Ping has a field that cannot be read, 'Id: u33': 'u33' is no type at character 8", "Id: u33")]
    [InlineData("Ping.At: Game.Vec3 is described elsewhere: name its assembly too", "At: {Game.Vec3}[4]")]
    [InlineData("Ping.Items: 'Count', which should hold its length, is no integer before it", "Items: u8[Count:4]", "Count: u8")]
    [InlineData("Ping.A: its group of bit fields has 9 bytes: the limit is 8", "A: u:60", "B: u:9")]
    [InlineData(@"Ping has a field that cannot be read, 'A: u8\n\x1b': expected nothing more at character 6", "A: u8\n\e")]
    public void What_is_wrong_is_told_in_a_line(string reason, params string[] lines)
    {
        var failure = Assert.Throws<CommandFailedException>(() => Catalog(new RecordedMessage("Ping", 1, lines)));
        Assert.Equal((reason, ExitCodes.Failed), (failure.Message, failure.ExitCode));
    }

    [Fact]
    public void Contradictions_between_messages_are_told()
    {
        var ping = new RecordedMessage("Ping", 1, []);
        AssertFails("the identifier 1 is that of Ping and Pong", ping, new("Pong", 1, []));
        AssertFails("Ping is described twice, and not in the same way", ping, ping with { Id = 2 });
        AssertFails(@"a message is called '\x1b[2J', which is no name", ping with { Name = "\e[2J" });
        AssertFails("Ping has the identifier 65536, which is none", ping with { Id = 65_536 });
    }

    [Fact]
    public void A_protocol_needs_identifiers_or_a_message()
    {
        MessageCatalog catalog = Catalog(new("A.Ntp", -1, []), new("B.Ntp", -1, []));
        var names = new FilterNames("fastudp", catalog.Messages);
        AssertUsage("no message begins with an identifier", () => DissectorPlan.Identified(catalog, "fastudp", []));
        AssertUsage("there is no message 'Ntp'", () => DissectorPlan.Foreign(catalog, names, "Ntp", "fastudp", []));
        DissectorPlan plan = DissectorPlan.Foreign(catalog, names, "B.Ntp", "fastudp", [123]);
        Assert.Equal(("fastudp.b_ntp", "B.Ntp"), (plan.Protocol, plan.Only?.Name));
    }

    private static void AssertUsage(string reason, Action plan)
    {
        var failure = Assert.Throws<CommandFailedException>(plan);
        Assert.StartsWith(reason, failure.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, failure.ExitCode);
    }

    private static void AssertFails(string reason, params RecordedMessage[] messages) =>
        Assert.Equal(reason, Assert.Throws<CommandFailedException>(() => Catalog(messages)).Message);

    private static void AssertSizes<T>()
        where T : IDatagramMessage<T>
    {
        SchemaMessage message = Scripts.Catalog.ByName[typeof(T).FullName!];
        Assert.Equal(new(T.MinWireSize, T.MaxWireSize), new SchemaSizes(Scripts.Catalog.ByName).Of(message));
        Assert.Equal(T.MessageId, message.Id ?? WireIdentifier.None);
    }

    private static MessageCatalog Catalog(params RecordedMessage[] messages) => new(messages);
}
