namespace FastUdp.Demo.Tests.EndToEnd;

public class DemoTests
{
    [Fact]
    public async Task The_demo_shows_every_subject_and_the_offloads()
    {
        await using RunningProgram demo = RunningProgram.StartFastUdp("demo", "--seconds", "2", "--window", "32");
        ProgramResult result = await demo.ExitAsync();
        result.AssertSucceeded();
        string text = string.Join('\n', result.Output);
        foreach (string part in (string[])["FastUdp (portable)", "Socket (async)", "UdpClient", "receive offload (GRO)", "receive buffer"])
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', text);
    }
}
