using FastUdp.Generators.LockFile;
using Xunit;

namespace FastUdp.Generators.Tests.LockFile;

public class LockLineTests
{
    [Theory]
    [InlineData("Game.Ping = 1", "Game.Ping", LockLine.Heading, "1")]
    [InlineData("Ping = none", "Ping", LockLine.Heading, "none")]
    [InlineData("Game.Ping #0 Id: u32", "Game.Ping", 0, "Id: u32")]
    [InlineData("Game.Ping #12 Name: utf8[32]? since 2", "Game.Ping", 12, "Name: utf8[32]? since 2")]
    [InlineData("Stun.Header #1 Cookie: u32be = 0x2112A442", "Stun.Header", 1, "Cookie: u32be = 0x2112A442")]
    [InlineData("Game.Pose #0 Yaw: q(-180,180,0.5):10be since 3 group", "Game.Pose", 0, "Yaw: q(-180,180,0.5):10be since 3 group")]
    [InlineData("Game.Path #0 Points: {Game.Vec3}[..8]", "Game.Path", 0, "Points: {Game.Vec3}[..8]")]
    [InlineData("Game.Ping #3 _: pad[4]", "Game.Ping", 3, "_: pad[4]")]
    [InlineData("Spiel.Grüße #0 Länge: u8", "Spiel.Grüße", 0, "Länge: u8")]
    public void A_line_reads_and_prints_as_itself(string text, string message, int place, string content)
    {
        LockLine? line = LockLine.Parse(text);

        Assert.Equal(new LockLine(message, place, content), line);
        Assert.Equal(text, line!.ToString());
    }

    [Theory]
    [InlineData("Game.Ping")]
    [InlineData("Game.Ping = ")]
    [InlineData("Game.Ping = one")]
    [InlineData("Game.Ping = -1")]
    [InlineData("Game.Ping = 1 2")]
    [InlineData("Game.Ping = 12345678901")]
    [InlineData("Game.Ping  = 1")]
    [InlineData("Game.Ping #0")]
    [InlineData("Game.Ping #0 Id")]
    [InlineData("Game.Ping #0 Id: u32 twice")]
    [InlineData("Game.Ping #x Id: u32")]
    [InlineData("Game.Ping Id: u32")]
    [InlineData("= 1")]
    [InlineData("<<<<<<< main")]
    [InlineData("=======")]
    public void Anything_else_is_no_line(string text) => Assert.Null(LockLine.Parse(text));

    [Fact]
    public void Parts_of_a_field_are_told_apart()
    {
        Assert.Equal(new FieldLayout("A", "u:3be", "0x5", 2, true), FieldLayout.Parse("A: u:3be = 0x5 since 2 group"));
        Assert.Equal(new FieldLayout("A", "u8", "", 1, false), FieldLayout.Parse("A: u8"));
        Assert.Equal(7, FieldLayout.Parse("_: pad[7]")!.ReservedBytes);
        Assert.False(FieldLayout.Parse("_: u8")!.IsReserved);
    }

    [Fact]
    public void Reserved_bytes_belong_to_the_version_of_the_field_behind_them_and_at_the_end_to_the_last()
    {
        int[] versions = [.. FieldLayout.ParseAll(["A: u8", "_: pad[1]", "B: u8 since 2", "_: pad[2]"]).Select(field => field.Since)];

        Assert.Equal([1, 2, 2, 2], versions);
    }
}
