using System.Text.Json;

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

    [Fact]
    public async Task For_programs_it_is_one_report()
    {
        await using RunningProgram demo = RunningProgram.StartFastUdp("demo", "--seconds", "2", "--window", "32", "--json");
        ProgramResult result = await demo.ExitAsync();
        result.AssertSucceeded();
        using JsonDocument json = JsonDocument.Parse(string.Concat(result.Output));
        JsonElement report = json.RootElement;
        Assert.Equal(32, report.GetProperty("windowDatagrams").GetInt32());
        Assert.True(report.GetProperty("load").GetProperty("received").GetInt64() > 0);
        JsonElement[] subjects = [.. report.GetProperty("subjects").EnumerateArray()];
        Assert.Equal("UdpClient", subjects[^1].GetProperty("name").GetString());
        Assert.Equal(1, subjects[^1].GetProperty("ratioToLast").GetDouble());
        Assert.All(subjects, static subject => Assert.True(subject.TryGetProperty("unavailable", out _) || subject.TryGetProperty("echoesPerSecond", out _)));
        Assert.NotEmpty(report.GetProperty("capabilities").EnumerateArray());
    }
}
