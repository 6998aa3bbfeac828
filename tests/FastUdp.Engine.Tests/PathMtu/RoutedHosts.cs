using System.Globalization;
using System.Net;
using FastUdp.PathMtu;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>
/// Two hosts and a router between them, each in a network namespace: the link of the left host is wide, that of the right one as wide as the
/// test has it. So the left host's own interface takes what the path does not.
/// </summary>
internal sealed class RoutedHosts : IDisposable
{
    private const int WideMtu = 16_000;

    private readonly NetworkNamespace _left;
    private readonly NetworkNamespace _router;
    private readonly NetworkNamespace _right;

    public RoutedHosts(int mtu)
    {
        _left = NetworkNamespace.CreateOrSkip();
        _router = NetworkNamespace.CreateOrSkip();
        _right = NetworkNamespace.CreateOrSkip();
        _left.Join(_router, "near", WideMtu, ["192.0.2.1/24", "2001:db8:1::1/64"], ["192.0.2.2/24", "2001:db8:1::2/64"]);
        _router.Join(_right, "far", mtu, ["198.51.100.2/24", "2001:db8:2::2/64"], ["198.51.100.1/24", "2001:db8:2::1/64"]);
        _router.Set("net.ipv4.ip_forward", 1);
        _router.Set("net.ipv6.conf.all.forwarding", 1);
        _left.Ip(["route add default via 192.0.2.2", "route add default via 2001:db8:1::2"]);
        _right.Ip(["route add default via 198.51.100.2", "route add default via 2001:db8:2::2"]);
    }

    /// <summary>Has the router tell nobody that something is too long for the next link.</summary>
    public void BlockIcmp() => _router.Command("nft", "-f -", """
        add table inet silence
        add chain inet silence out { type filter hook output priority 0 ; }
        add rule inet silence out icmp type destination-unreachable drop
        add rule inet silence out icmpv6 type packet-too-big drop
        """);

    public void SetMtu(int mtu)
    {
        _router.Ip($"link set far mtu {mtu}");
        _right.Ip($"link set far mtu {mtu}");
    }

    /// <summary>Has each search for the other, on a thread of its own network: what the system knows of a route is that of the thread's.</summary>
    public Task<int[]> DiscoverAsync(ProbedHost left, ProbedHost right) => Task.WhenAll(
        _left.Run(() => left.Discovery.DiscoverAsync(right.Address)), _right.Run(() => right.Discovery.DiscoverAsync(left.Address)));

    /// <summary>How many packets the router has not passed on for their length, of both IP versions (snmp_counter in the kernel's documentation).</summary>
    public long RouterRefusals() => _router.Run(() => ReadRow("/proc/thread-self/net/snmp", "Ip:", "FragFails") + ReadIPv6("Ip6InTooBigErrors"));

    public ProbedHost Left(bool isIPv6, PathMtuOptions options) => Host(_left, isIPv6 ? "2001:db8:1::1" : "192.0.2.1", options);

    public ProbedHost Right(bool isIPv6, PathMtuOptions options) => Host(_right, isIPv6 ? "2001:db8:2::1" : "198.51.100.1", options);

    public void Dispose()
    {
        _left.Dispose();
        _router.Dispose();
        _right.Dispose();
    }

    private static ProbedHost Host(NetworkNamespace host, string address, PathMtuOptions options) => host.Run(() => new ProbedHost(
        UdpEndpoint.Bind(new IPEndPoint(IPAddress.Parse(address), 0), new UdpEndpointOptions { Fragmentation = FragmentationMode.Probe }), options));

    private static long ReadRow(string file, string row, string column)
    {
        string[][] rows = [.. File.ReadAllLines(file).Where(line => line.StartsWith(row, StringComparison.Ordinal)).Select(line => line.Split(' '))];
        return long.Parse(rows[1][Array.IndexOf(rows[0], column)], CultureInfo.InvariantCulture);
    }

    private static long ReadIPv6(string name)
    {
        string line = File.ReadAllLines("/proc/thread-self/net/snmp6").Single(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..], CultureInfo.InvariantCulture);
    }
}
