using System.Net;
using System.Text;
using Xunit;

namespace FastUdp.Engine.Tests.Networks;

/// <summary>The networks that other tests make for themselves.</summary>
public class NetworkNamespaceTests
{
    // sysfs(5) shows the network it was mounted in.
    private const string OutsideMtu = "/sys/class/net/lo/mtu";

    [Fact]
    public void A_namespace_has_a_loopback_of_its_own_and_nothing_else()
    {
        using NetworkNamespace network = NetworkNamespace.CreateOrSkip();
        string outside = File.ReadAllText(OutsideMtu);
        network.Ip("link set lo mtu 1234");

        string[] devices = network.Command("ip", "-o link").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string loopback = Assert.Single(devices, static line => line.Contains(" lo:", StringComparison.Ordinal));
        Assert.Contains("mtu 1234", loopback, StringComparison.Ordinal);
        Assert.DoesNotContain(devices, static line => line.Contains("state UP", StringComparison.Ordinal));
        Assert.Equal(outside, File.ReadAllText(OutsideMtu));
    }

    [Fact]
    public void What_a_command_has_to_complain_about_is_thrown()
    {
        using NetworkNamespace network = NetworkNamespace.CreateOrSkip();
        Assert.Throws<InvalidOperationException>(() => network.Ip("link set nothing up"));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2")]
    [InlineData("2001:db8::1", "2001:db8::2")]
    public async Task Endpoints_reach_each_other_between_two_namespaces_that_are_joined(string server, string client)
    {
        using NetworkNamespace left = NetworkNamespace.CreateOrSkip();
        using NetworkNamespace right = NetworkNamespace.CreateOrSkip();
        left.Join(right, "wire", 1_400, ["192.0.2.1/24", "2001:db8::1/64"], ["192.0.2.2/24", "2001:db8::2/64"]);

        await using UdpEndpoint listener = left.Run(() => UdpEndpoint.Bind(new IPEndPoint(IPAddress.Parse(server), 0)));
        await using UdpEndpoint sender = right.Run(() => UdpEndpoint.Bind(new IPEndPoint(IPAddress.Parse(client), 0)));
        Task<string> text = ReadOneAsync(listener);
        Assert.True(sender.TrySend(listener.LocalEndPoint, "across"u8).IsSent);
        Assert.Equal("across", await text.Within());
    }

    [Fact]
    public async Task What_awaits_in_a_namespace_goes_on_in_it()
    {
        using NetworkNamespace network = NetworkNamespace.CreateOrSkip();
        await network.RunAsync(async () =>
        {
            int before = Environment.CurrentManagedThreadId;
            await Task.Run(static () => { });
            Assert.Equal(before, Environment.CurrentManagedThreadId);
        }).Within();
    }

    private static async Task<string> ReadOneAsync(UdpEndpoint endpoint)
    {
        await foreach (DatagramLease lease in endpoint.ReadAllAsync())
        {
            using (lease)
                return Encoding.ASCII.GetString(lease.Payload);
        }
        return "";
    }
}
