using System.Globalization;
using System.Net;
using FastUdp.PathMtu;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>The hosts at the two ends of a routed network, as endpoints with a discovery.</summary>
internal sealed class RoutedHosts(int mtu) : IDisposable
{
    private readonly RoutedNetwork _network = new(mtu);

    public void BlockIcmp() => _network.BlockIcmp();

    public void SetMtu(int mtuBytes) => _network.SetMtu(mtuBytes);

    /// <summary>Has each search for the other, on a thread of its own network: what the system knows of a route is that of the thread's.</summary>
    public Task<int[]> DiscoverAsync(ProbedHost left, ProbedHost right) => Task.WhenAll(
        _network.Left.Run(() => left.Discovery.DiscoverAsync(right.Address)), _network.Right.Run(() => right.Discovery.DiscoverAsync(left.Address)));

    /// <summary>How many packets the router has not passed on for their length, of both IP versions (snmp_counter in the kernel's documentation).</summary>
    public long RouterRefusals() => _network.Router.Run(() => ReadRow("/proc/thread-self/net/snmp", "Ip:", "FragFails") + ReadIPv6("Ip6InTooBigErrors"));

    public ProbedHost Left(bool isIPv6, PathMtuOptions options) =>
        Host(_network.Left, isIPv6 ? RoutedNetwork.LeftIPv6 : RoutedNetwork.LeftIPv4, options);

    public ProbedHost Right(bool isIPv6, PathMtuOptions options) =>
        Host(_network.Right, isIPv6 ? RoutedNetwork.RightIPv6 : RoutedNetwork.RightIPv4, options);

    public void Dispose() => _network.Dispose();

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
