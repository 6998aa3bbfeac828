using static FastUdp.Demo.Tests.EndToEnd.TwoHosts;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Broadcast, discovery and IP Messenger across real interfaces, between two network namespaces, both ways.</summary>
public class BroadcastTwoHostsTests
{
    [Fact]
    public async Task Python_and_our_own_clients_reach_our_server_by_broadcast_and_by_group()
    {
        ProgramResult result = await RunScriptAsync(
            Ours("broadcast", "server", "--bind", "[::]:1060", "--name", "kitchen"),
            [
                Python("broadcast_client.py", "192.0.2.255", "1060", "from-python"),
                Python("broadcast_client.py", "ff02::1%wire", "1060", "from-python-6"),
                Python("discover_client.py", "192.0.2.255", "1060", "0.4"),
                Ours("broadcast", "client", "<broadcast>%wire", "--text", "one-link"),
                Ours("broadcast", "client", "ff02::1", "--text", "group"),
                Ours("broadcast", "discover", "all", "--timeout", "0.4"),
                Ours("broadcast", "discover", "ff02::1%wire", "--timeout", "0.4"),
                Ours("broadcast", "blast", "192.0.2.0/24", "--seconds", "0.2", "--rate", "1000"),
            ]);
        Assert.Equal(0, result.ExitCode);
        Assert.All(["from-python'", "from-python-6'", "one-link'", "group'"], text => Assert.Contains(result.Error, line => line.EndsWith($"says '{text}", StringComparison.Ordinal)));
        Assert.Contains(result.Output, static line => line.StartsWith("192.0.2.1:1060 kitchen ", StringComparison.Ordinal));
        Assert.Contains(result.Output, static line => line.StartsWith("192.0.2.1:1060\tkitchen\t", StringComparison.Ordinal));
        Assert.Contains(result.Output, static line => IsFoundByGroup(line, "kitchen"));
        Assert.Contains(result.Error, static line => line.Contains(" has sent ", StringComparison.Ordinal) && line.Contains(" 0 lost, 0 repeated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Our_clients_reach_a_python_server()
    {
        ProgramResult result = await RunScriptAsync(
            Python("broadcast_server.py", "::", "1060"),
            [
                Ours("broadcast", "client", "all", "--text", "directed"),
                Ours("broadcast", "client", "--bind", "192.0.2.2", "--text", "limited"),
                Ours("broadcast", "client", "ff02::1", "--text", "group"),
            ]);
        Assert.Equal(0, result.ExitCode);
        Assert.All(["directed'", "limited'", "group'"], text => Assert.Contains(result.Error, line => line.EndsWith($"says '{text}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task We_discover_a_python_server()
    {
        ProgramResult result = await RunScriptAsync(
            Python("discover_server.py", "::", "1060", "pi"),
            [Ours("broadcast", "discover", "--timeout", "0.4"), Ours("broadcast", "discover", "ff02::1", "--timeout", "0.4")]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(result.Output, static line => line.StartsWith("192.0.2.1:1060\tpi\t", StringComparison.Ordinal));
        Assert.Contains(result.Output, static line => IsFoundByGroup(line, "pi"));
    }

    [Fact]
    public async Task Messengers_hear_and_answer_each_other()
    {
        ProgramResult ours = await RunScriptAsync(
            Ours("broadcast", "ipmsg", "listen", "--user", "li", "--host", "li-pc"),
            [Python("ipmsg_peer.py", "announce", "192.0.2.255", "2425", "1:100:will:will-pc:1:Will", "10")]);
        Assert.Equal("li at li-pc sends 3: 'li'", Assert.Single(ours.Output));
        Assert.Contains(ours.Error, static line => line.StartsWith("will at will-pc (192.0.2.2:", StringComparison.Ordinal) && line.EndsWith("is here, as 'Will'", StringComparison.Ordinal));

        ProgramResult theirs = await RunScriptAsync(
            Python("ipmsg_peer.py", "listen", "0.0.0.0", "2425", "zhang", "zhang-pc"),
            [Ours("broadcast", "ipmsg", "announce", "--text", "will broadcast", "--number", "100", "--check", "--wait", "0.4")]);
        Assert.Contains("zhang at zhang-pc (192.0.2.1:2425) has got message 100", theirs.Output);
    }

    [Fact]
    public async Task Without_a_route_the_limited_broadcast_says_what_helps()
    {
        ProgramResult result = await RunScriptAsync([], [Ours("broadcast", "client")]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "fastudp: cannot send to 255.255.255.255:1060: there is no route to it; name the interface, as in '<broadcast>%eth0', or send to 'all'", result.Error);
    }

    // The index of the interface is the system's choice.
    private static bool IsFoundByGroup(string line, string name) =>
        line.StartsWith("[fe80::1%", StringComparison.Ordinal) && line.Contains($"]:1060\t{name}\t", StringComparison.Ordinal);
}
