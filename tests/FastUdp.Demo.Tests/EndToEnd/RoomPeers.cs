using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>A room and its members as tests use them: the real programs.</summary>
internal static class RoomPeers
{
    public static async Task<RunningServer> StartRoomAsync(string address, params string[] options)
    {
        Assert.SkipWhen(address.Contains(':', StringComparison.Ordinal) && !Socket.OSSupportsIPv6, "this machine has no IPv6");
        string bind = new IPEndPoint(IPAddress.Parse(address), 0).ToString();
        RunningProgram program = RunningProgram.StartFastUdp(["chat", "room", "--bind", bind, .. options]);
        string line = await program.WaitForLineAsync("Listening at ");
        return new RunningServer(program, address, IPEndPoint.Parse(line["Listening at ".Length..]).Port);
    }

    public static RunningProgram StartMember(string room, string name, params string[] options) =>
        RunningProgram.StartFastUdp(["chat", "join", room, "--name", name, .. options]);

    public static RunningProgram StartPythonMember(RunningServer room, string name) =>
        Peers.StartPython("room_member.py", room.Address, $"{room.Port}", name);

    /// <summary>Has a member leave, and end.</summary>
    public static async Task<ProgramResult> LeaveAsync(this RunningProgram member)
    {
        await member.WriteLineAsync("/leave");
        ProgramResult result = await member.ExitAsync();
        result.AssertSucceeded();
        return result;
    }
}
