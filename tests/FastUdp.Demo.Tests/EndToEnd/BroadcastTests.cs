using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using static FastUdp.Demo.Tests.EndToEnd.BroadcastPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>The broadcast programs with one another, and what they refuse.</summary>
public class BroadcastTests
{
    [Fact]
    public async Task Two_servers_that_share_a_port_both_hear_what_is_said_and_both_are_found()
    {
        await using RunningServer first = await StartAsync("server", "--name", "one", "--share");
        await using RunningProgram second = RunningProgram.StartFastUdp(
            "broadcast", "server", "--bind", $"{Everywhere}:{first.Port}", "--name", "two", "--share");
        await second.WaitForLineAsync("Listening at ");
        ProgramResult result = await RunAsync(first, "discover", "--timeout", "0.4");
        result.AssertSucceeded();
        Assert.Equal(["one", "two"], result.Output[..^1].Select(static line => line.Split('\t')[1]).Order());
        Assert.StartsWith("2 servers in ", result.Output[^1], StringComparison.Ordinal);

        (await RunAsync(first, "client", "--text", "hello")).AssertSucceeded();
        await first.Program.WaitForLineAsync("\"text\":\"hello\"");
        await second.WaitForLineAsync("says 'hello'");
    }

    [Fact]
    public async Task A_blast_to_members_gives_each_every_number_and_allocates_nothing()
    {
        SkipWithoutLoopbackBroadcast();
        UdpClient[] members = [.. Enumerable.Range(0, 5).Select(static _ => new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)))];
        string[] addresses = [.. members.Select(static member => member.Client.LocalEndPoint!.ToString()!)];
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, $"# members\n{addresses[0]} # one\n\n{addresses[1]}\n{addresses[2]}\n");
        try
        {
            ProgramResult result = await RunningProgram.RunFastUdpAsync(
                "broadcast", "blast", "--members", file, "--to", addresses[3], "--to", addresses[4], "--rate", "1000", "--seconds", "0.5", "--json");
            result.AssertSucceeded();
            JsonElement report = JsonDocument.Parse(string.Concat(result.Output)).RootElement;
            Assert.Equal(["5", "64", "0"], Values(report, "members", "datagramBytes", "allocatedBytes"));
            int[] received = [.. members.Select(CountNumbers)];
            Assert.Equal(report.GetProperty("sent").GetInt64(), received.Sum());
            Assert.InRange(received.Max() - received.Min(), 0, 1);
        }
        finally
        {
            File.Delete(file);
            Array.ForEach(members, static member => member.Dispose());
        }
    }

    [Theory]
    [InlineData(2, "IPv6 has no broadcast, and 2001:db8::1 is one host", "client", "2001:db8::1")]
    [InlineData(2, "65,508 bytes exceed the IPv4 UDP payload limit of 65,507", "blast", "127.255.255.255", "--size", "65508")]
    [InlineData(2, "--rate 99 is below the limit of 100", "blast", "--rate", "99")]
    [InlineData(2, "give one of them", "blast", "127.255.255.255", "--to", "127.0.0.1")]
    [InlineData(2, "has a colon", "ipmsg", "announce", "127.255.255.255", "--user", "u:v")]
    [InlineData(1, "nobody answered within 0.05 s", "discover", "127.255.255.255", "--timeout", "0.05", "--port", "9")]
    [InlineData(1, "there is no interface 'none'", "client", "<broadcast>%none")]
    public async Task What_cannot_be_is_told_in_a_line(int exitCode, string reason, params string[] arguments)
    {
        SkipWithoutLoopbackBroadcast();
        ProgramResult result = await RunningProgram.RunFastUdpAsync(["broadcast", .. arguments]);
        Assert.Contains(reason, result.AssertFailed(exitCode), StringComparison.Ordinal);
    }

    private static int CountNumbers(UdpClient member)
    {
        int numbers = 0;
        while (member.Available > 0)
        {
            IPEndPoint? from = null;
            byte[] datagram = member.Receive(ref from);
            numbers += Encoding.Latin1.GetString(datagram).StartsWith("\u0012FUDP", StringComparison.Ordinal) ? 1 : 0;
        }
        return numbers;
    }
}
