using FastUdp.Demo.Dissector;
using FastUdp.Demo.Dissector.Schema;

namespace FastUdp.Demo.Tests.Dissector.Schema;

/// <summary>The table of a script, as it is approved.</summary>
public class ScriptTests
{
    private const string Approved = """
        local spec = {
            protocol = "game", title = "game", prefix = "game",
            ports = { 1060, 1061 },
            messages = {
                {
                    id = 2, name = "Game.Player",
                    label = "Player", filter = "game.player",
                    items = {
                        { name = "Name", filter = "game.player.name", type = { kind = "text", length = "prefixed", max = 16 } },
                        { name = "At", filter = "game.player.at", type = { kind = "optional", of = { kind = "message", name = "Game.Vec2" } } },
                        { bytes = 1, be = false, bits = {
                            { name = "Low", filter = "game.player.low", type = { kind = "bits", shift = 0, width = 3 } },
                            { name = "Rest", filter = "game.player.rest", type = { kind = "bits", shift = 3, width = 5, signed = true } },
                        } },
                        { bytes = 1, be = true, bits = {
                            { name = "Steer", filter = "game.player.steer", type = { kind = "quantized", shift = 4, width = 4, least = -1, most = 1, step = 0.25, steps = 8 } },
                        } },
                        { since = 2, name = "_", filter = "game.reserved", type = { kind = "pad", bytes = 2 } },
                        { since = 2, name = "Magic", filter = "game.player.magic", type = { kind = "i16", be = true }, constant = UInt64(0xFFFF, 0x0) },
                        { since = 2, name = "Count", filter = "game.player.count", type = { kind = "u8" }, values = { [0] = "None", [4] = "All" } },
                        { since = 2, name = "Items", filter = "game.player.items", type = { kind = "list", length = "counted", max = 4, counter = "Count", of = { kind = "u16" } } },
                    },
                },
                {
                    name = "Game.Vec2",
                    label = "Vec2", filter = "game.vec2",
                    items = {
                        { name = "X", filter = "game.vec2.x", type = { kind = "f32" } },
                        { name = "Y", filter = "game.vec2.y", type = { kind = "f32", be = true } },
                    },
                },
            },
        }

        """;

    [Fact]
    public void Messages_become_a_table()
    {
        MessageCatalog catalog = new([
            new("Game.Player", 2,
            [
                "Name: utf8[16]", "At: {Game.Vec2}?", "Low: u:3", "Rest: i:5", "Steer: q(-1,1,0.25):4be", "_: pad[2]",
                "Magic: i16be = 0xFFFFFFFFFFFFFFFF since 2", "Count: u8 since 2 enum(None=0,All=4)", "Items: u16[Count:4] since 2",
            ]),
            new("Game.Vec2", -1, ["X: f32", "Y: f32be"]),
        ]);
        var names = new FilterNames("game", catalog.Messages);
        string table = new LuaTables(names).Write(DissectorPlan.Identified(catalog, "game", [1060, 1061]));
        Assert.Equal(Approved.ReplaceLineEndings("\n"), table.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Strings_of_the_assembly_stay_strings()
    {
        Assert.Equal("\"a\\034\\092\\010Grüße\\226\\128\\168\"", LuaText.Quote("a\"\\\nGrüße\u2028"));
        Assert.Equal("UInt64(0x9ABCDEF0, 0x12345678)", LuaText.UInt64(0x123456789ABCDEF0));
    }

    [Fact]
    public void Constants_are_the_bits_on_the_wire()
    {
        Assert.Equal(0xFFFFUL, ConstantOf("X: i16 = 0xFFFFFFFFFFFFFFFF"));
        Assert.Equal(0x1FUL, ConstantOf("X: i:5 = 0xFFFFFFFFFFFFFFFF"));
        Assert.Equal(0xFFFF_FFFFUL, ConstantOf("X: var.i32 = 0xFFFFFFFFFFFFFFFF"));
        Assert.Equal(3UL, ConstantOf("X: zigzag.i32 = 0xFFFFFFFFFFFFFFFE"));
        Assert.Equal(4UL, ConstantOf("X: zigzag.i32 = 0x2"));
        Assert.Null(ConstantOf("X: u128 = 0x1"));
    }

    private static ulong? ConstantOf(string line)
    {
        Assert.True(FieldParser.TryParse(line, out SchemaField? field, out _));
        return WireConstant.Of(field);
    }
}
