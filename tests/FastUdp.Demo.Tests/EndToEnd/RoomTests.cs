using System.Text.Json;
using static FastUdp.Demo.Tests.EndToEnd.Peers;
using static FastUdp.Demo.Tests.EndToEnd.RoomPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary><c>fastudp chat room</c> and <c>chat join</c>, with each other and with their Python peers.</summary>
public class RoomTests
{
    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv6, "portable")]
    public async Task Members_see_who_comes_what_is_said_and_who_leaves(string address, string backend)
    {
        await using RunningServer room = await StartRoomAsync(address, "--backend", backend);
        await using RunningProgram ada = StartMember(room.HostPort, "ada", "--backend", backend);
        await ada.WaitForLineAsync("* you have joined; here are 1: ada");
        await using RunningProgram ming = StartMember(room.HostPort, "小明", "--json");
        await ada.WaitForLineAsync("* 小明 has joined");
        await ada.WriteLineAsync("你好, all");
        await ada.WriteLineAsync("//list is a command");
        Assert.Equal("你好, all", Text(await ming.WaitForLineAsync("\"line\"")));
        Assert.Equal("/list is a command", Text(await ming.WaitForLineAsync("\"line\"")));
        await ming.WriteLineAsync("再见");
        await ada.WaitForLineAsync("小明: 再见");
        await ada.WriteLineAsync("/list");
        await ada.WaitForLineAsync("* here are 2: ada, 小明");

        ProgramResult left = await ming.LeaveAsync();
        Assert.Equal("""{"event":"summary","linesSaid":1,"linesReceived":2,"linesMissed":0}""", left.Output[^1]);
        await ada.WaitForLineAsync("* 小明 has left");
        Assert.Equal("Said 2 lines, received 1, missed 0.", (await ada.LeaveAsync()).Output[^1]);
        await room.Program.WaitForLineAsync("ada at ");
        await room.Program.SignalAsync("TERM");
        ProgramResult result = await room.Program.ExitAsync();
        result.AssertSucceeded();
        Assert.StartsWith("Relayed 3 lines in ", result.Output[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task A_python_member_is_one_of_our_room(string address)
    {
        await using RunningServer room = await StartRoomAsync(address);
        await using RunningProgram ada = StartMember(room.HostPort, "ada");
        await ada.WaitForLineAsync("* you have joined");
        await ada.WriteLineAsync("早");
        await using RunningProgram guido = StartPythonMember(room, "蟒蛇");
        await ada.WaitForLineAsync("* 蟒蛇 has joined");
        await guido.WaitForLineAsync("Joined; 2 here: ada");
        await guido.WaitForLineAsync("ada: 早");
        await guido.WriteLineAsync("你好");
        await ada.WaitForLineAsync("蟒蛇: 你好");
        await ada.WriteLineAsync(new string('长', 341));
        await guido.WaitForLineAsync("ada: 长长长");
        await guido.LeaveAsync();
        await ada.WaitForLineAsync("* 蟒蛇 has left");
        await ada.LeaveAsync();
    }

    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task Our_member_is_one_of_a_python_room(string address)
    {
        await using RunningServer room = await RunningServer.StartPythonAsync("room_server.py", address, "0");
        await using RunningProgram guido = StartPythonMember(room, "guido");
        await guido.WaitForLineAsync("Joined");
        await guido.WriteLineAsync("早");
        await using RunningProgram ming = StartMember(room.HostPort, "小明");
        await ming.WaitForLineAsync("* you have joined; here are 2: guido, 小明");
        await ming.WaitForLineAsync("guido: 早");
        await ming.WriteLineAsync("你好");
        await guido.WaitForLineAsync("小明: 你好");
        await using (RunningProgram second = StartMember(room.HostPort, "guido"))
            Assert.Contains("has a member of this name already", (await second.ExitAsync()).AssertFailed(exitCode: 1), StringComparison.Ordinal);
        await ming.WriteLineAsync("/list");
        await ming.WaitForLineAsync("* here are 2: guido, 小明");
        await ming.LeaveAsync();
        await guido.WaitForLineAsync("* 小明 left");
        await guido.LeaveAsync();
    }

    [Fact]
    public async Task Bots_talk_and_are_told_of_in_the_summary()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        ProgramResult result = await RunningProgram.RunFastUdpAsync(
            "chat", "room", "--bind", "127.0.0.1:0", "--bots", "40", "--bot-rate", "200", "--seconds", "0.5", "--json");
        result.AssertSucceeded();
        JsonElement summary = JsonDocument.Parse(result.Output[^1]).RootElement;
        JsonElement bots = summary.GetProperty("bots");
        Assert.Equal(40, bots.GetProperty("joined").GetInt32());
        long lines = bots.GetProperty("lines").GetInt64();
        Assert.InRange(lines, 5, 200);
        Assert.Equal(lines * 39, bots.GetProperty("datagramsFannedOut").GetInt64());
        Assert.Equal(0, bots.GetProperty("linesMissed").GetInt64());
        Assert.Equal(2, result.Output.Length);
    }

    [Theory]
    [InlineData("--bots 1 is below the limit of 2", 2, "room", "--bots", "1")]
    [InlineData("--bot-rate is for bots: give --bots too", 2, "room", "--bot-rate", "1")]
    [InlineData("--members 0 is below the limit of 1", 2, "room", "--members", "0")]
    [InlineData("--history 5000 exceeds the limit of 4,096", 2, "room", "--history", "5000")]
    [InlineData("'a\\tb' is not 1 to 32 printable characters", 2, "join", "--name", "a\tb")]
    [InlineData("nobody listens at that port", 1, "join", "127.0.0.1:1", "--name", "ada")]
    [InlineData("cannot be reached", 1, "room", "--bind", "[::1]:0", "--bots", "2")]
    public async Task What_cannot_be_is_told_in_a_line(string reason, int exitCode, params string[] arguments)
    {
        ProgramResult result = await RunningProgram.RunFastUdpAsync(["chat", .. arguments]);
        Assert.Contains(reason, result.AssertFailed(exitCode), StringComparison.Ordinal);
    }

    private static string Text(string json) => JsonDocument.Parse(json).RootElement.GetProperty("text").GetString()!;
}
