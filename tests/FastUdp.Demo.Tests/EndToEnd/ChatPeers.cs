using System.Net;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>The two ends of <c>fastudp chat listen</c> and <c>connect</c> as tests use them.</summary>
internal static class ChatPeers
{
    private const string Opening = "Listening at ";

    /// <summary>Starts a listener at a port that the system chooses, and waits until it says which.</summary>
    public static async Task<RunningServer> ListenAsync(string address, params string[] options)
    {
        RunningProgram program = RunningProgram.StartFastUdp(
            ["chat", "listen", "--bind", $"{new IPEndPoint(IPAddress.Parse(address), 0)}", .. options]);
        string line = await program.WaitForLineAsync(Opening);
        return new RunningServer(program, address, IPEndPoint.Parse(line[Opening.Length..]).Port);
    }

    public static RunningProgram Connect(string peer, params string[] options) =>
        RunningProgram.StartFastUdp(["chat", "connect", peer, .. options]);

    /// <summary>Types a line here, and waits until it is shown there.</summary>
    public static async Task SayAsync(RunningProgram from, RunningProgram to, string text)
    {
        await from.WriteLineAsync(text);
        await to.WaitForLineAsync(text);
    }
}
