using System.Net;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>The two ends of <c>fastudp stamp</c> as tests use them.</summary>
internal static class StampPeers
{
    public static async Task<RunningServer> StartReflectorAsync(string address, params string[] options)
    {
        string bind = new IPEndPoint(IPAddress.Parse(address), 0).ToString();
        RunningProgram program = RunningProgram.StartFastUdp(["stamp", "reflect", "--bind", bind, .. options]);
        string line = await program.WaitForLineAsync("Listening at ");
        return new RunningServer(program, address, IPEndPoint.Parse(line["Listening at ".Length..]).Port);
    }

    public static Task<ProgramResult> SendAsync(string reflector, params string[] options) =>
        RunningProgram.RunFastUdpAsync(["stamp", "send", reflector, "--interval", "0.01", .. options]);

    /// <summary>The summary of a sender that speaks to programs.</summary>
    public static JsonLine Summary(ProgramResult result)
    {
        result.AssertSucceeded();
        var summary = JsonLine.Parse(result.Output[^1]);
        Assert.Equal("summary", summary.Event);
        return summary;
    }
}
