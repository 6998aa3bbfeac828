using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>A network namespace of its own, whose loopback is down: what cannot be probed there is no reason to fail.</summary>
public class NoLoopbackTests
{
    [Fact]
    public async Task A_server_binds_although_it_has_no_way_to_itself()
    {
        await using RunningProgram server = await StartInNamespaceAsync("echo", "server", "--bind", "0.0.0.0:0");
        Assert.Contains("0.0.0.0:", await server.WaitForLineAsync("0.0.0.0:"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo", "client", "127.0.0.1:9", "--text", "hello")]
    [InlineData("echo", "client", "192.0.2.1:9", "--size", "32")]
    [InlineData("retry", "client", "192.0.2.1:9")]
    [InlineData("retry", "client", "192.0.2.1:9", "--typed", "--count", "9")]
    public async Task A_client_says_that_there_is_no_route(params string[] arguments)
    {
        await using RunningProgram client = await StartInNamespaceAsync(arguments);
        ProgramResult result = await client.ExitAsync();
        Assert.Equal($"fastudp: cannot send to {arguments[2]}: there is no route to it", result.AssertFailed(exitCode: 1));
    }

    private static async Task<RunningProgram> StartInNamespaceAsync(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has network namespaces.");
        await using RunningProgram trial = StartInstalled("unshare", "-rn", "true");
        ProgramResult result = await trial.ExitAsync();
        Assert.SkipUnless(result.ExitCode == 0, $"No namespace may be made here: {string.Join(' ', result.Error)}");
        return RunningProgram.Start("unshare", ["-rn", "dotnet", Path.Combine(AppContext.BaseDirectory, "fastudp.dll"), .. arguments]);
    }
}
