using System.Net;
using System.Text.Json;
using FastUdp.Demo.Echo;
using static FastUdp.Tests.Shared.RoutedNetwork;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>The command on the kernel's own networks: the real program in the namespace of one host, an echo server in another.</summary>
public class MtuNetworkTests
{
    private const int Port = 1_060;

    [Theory]
    [InlineData(1_500)]
    [InlineData(1_280)]
    public async Task The_MTU_of_the_own_link_is_found_and_proven(int mtu)
    {
        using NetworkNamespace left = NetworkNamespace.CreateOrSkip();
        using NetworkNamespace right = NetworkNamespace.CreateOrSkip();
        left.Join(right, "lane", mtu, ["192.0.2.1/24", "2001:db8::1/64"], ["192.0.2.2/24", "2001:db8::2/64"]);
        await using UdpEndpoint server = Echo(right, "192.0.2.2");
        await using UdpEndpoint serverV6 = Echo(right, "2001:db8::2");
        ProgramResult[] results = await Task.WhenAll(RunAsync(left, "192.0.2.2"), RunAsync(left, "[2001:db8::2]"));
        Assert.All(results, static result => result.AssertSucceeded());
        Assert.Contains($"The big datagram of 65,000 bytes did not make it: the path MTU is {mtu:N0} bytes", results[0].Output);
        Assert.Equal($"The largest datagram that gets through is {mtu - 28:N0} bytes: an IPv4 packet of {mtu:N0} bytes", results[0].Output[^1]);
        Assert.Equal($"The largest datagram that gets through is {mtu - 48:N0} bytes: an IPv6 packet of {mtu:N0} bytes", results[1].Output[^1]);
        Assert.DoesNotContain(results[0].Output, static line => line.Contains("no answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_narrow_link_behind_a_router_is_found_with_the_routers_word()
    {
        using var network = new RoutedNetwork(mtu: 1_400);
        await using UdpEndpoint server = Echo(network.Right, RightIPv4);
        await using UdpEndpoint serverV6 = Echo(network.Right, RightIPv6);
        ProgramResult[] results = await Task.WhenAll(
            RunAsync(network.Left, RightIPv4, "--size", "15000"), RunAsync(network.Left, $"[{RightIPv6}]", "--size", "15000"));
        Assert.All(results, static result => result.AssertSucceeded());
        Assert.Contains($"The big datagram of 15,000 bytes did not make it: the path MTU is 1,400 bytes, says {RouterIPv4}", results[0].Output);
        Assert.Contains($"The big datagram of 15,000 bytes did not make it: the path MTU is 1,400 bytes, says {RouterIPv6}", results[1].Output);
        Assert.Contains(results[0].Output, static line => line.StartsWith("   1,372  sent; an answer came after ", StringComparison.Ordinal));
        Assert.Equal("The largest datagram that gets through is 1,372 bytes: an IPv4 packet of 1,400 bytes", results[0].Output[^1]);
        Assert.Equal("The largest datagram that gets through is 1,352 bytes: an IPv6 packet of 1,400 bytes", results[1].Output[^1]);
    }

    [Fact]
    public async Task A_router_that_says_nothing_does_not_hide_its_link()
    {
        using var network = new RoutedNetwork(mtu: 1_361);
        network.BlockIcmp();
        await using UdpEndpoint server = Echo(network.Right, RightIPv4);
        await using UdpEndpoint serverV6 = Echo(network.Right, RightIPv6);
        ProgramResult[] results = await Task.WhenAll(
            RunAsync(network.Left, RightIPv4, "--json"), RunAsync(network.Left, $"[{RightIPv6}]", "--json"), RunAsync(network.Left, RightIPv4, "--json", "--backend", "portable"));
        Assert.Equal([1_333, 1_313, 1_333], results.Select(static result => Summary(result).GetProperty("largestBytes").GetInt32()));
        Assert.All(results, static result => Assert.Equal(0, Summary(result).GetProperty("tooLongThere").GetInt32()));
    }

    [Fact]
    public async Task A_router_that_loses_a_quarter_is_not_taken_for_a_narrow_one()
    {
        using var network = new RoutedNetwork(mtu: 1_500);
        network.Lose(percent: 25);
        await using UdpEndpoint server = Echo(network.Right, RightIPv4);
        ProgramResult result = await RunAsync(network.Left, RightIPv4, "--json", "--timeout", "0.3");
        result.AssertSucceeded();
        JsonElement summary = Summary(result);
        Assert.Equal((true, 1_472), (summary.GetProperty("confirmed").GetBoolean(), summary.GetProperty("largestBytes").GetInt32()));
    }

    [Fact]
    public async Task Without_a_server_the_hosts_refusal_proves_and_silence_leaves_the_kernels_word()
    {
        using var network = new RoutedNetwork(mtu: 1_400);
        network.Right.Command("nft", "add table inet wall");
        network.Right.Command("nft", "add chain inet wall in { type filter hook input priority 0 ; }");
        network.Right.Command("nft", "add rule inet wall in udp dport 7 drop");
        ProgramResult[] results = await Task.WhenAll(
            RunAsync(network.Left, RightIPv4), RunAsync(network.Left, $"{RightIPv4}:7", "--tries", "1", "--timeout", "0.3"));
        Assert.All(results, static result => result.AssertSucceeded());
        Assert.Contains(results[0].Output, static line => line.StartsWith("   1,372  sent; the host refused the port after ", StringComparison.Ordinal));
        Assert.Equal("The largest datagram that gets through is 1,372 bytes: an IPv4 packet of 1,400 bytes", results[0].Output[^1]);
        Assert.Equal(
            $"Unconfirmed: nobody answers at {RightIPv4}:7; the kernel takes up to 1,372 bytes: an IPv4 packet of 1,400 bytes", results[1].Output[^1]);
    }

    private static UdpEndpoint Echo(NetworkNamespace host, string address) => host.Run(() =>
    {
        UdpEndpoint endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Parse(address), Port));
        _ = endpoint.RunAsync(new EchoSame(), TestContext.Current.CancellationToken);
        return endpoint;
    });

    private static async Task<ProgramResult> RunAsync(NetworkNamespace host, string server, params string[] options)
    {
        await using RunningProgram program = host.Run(() => RunningProgram.StartFastUdp(["mtu", server, .. options]));
        return await program.ExitAsync();
    }

    private static JsonElement Summary(ProgramResult result) => JsonElement.Parse(result.Output[^1]);
}
