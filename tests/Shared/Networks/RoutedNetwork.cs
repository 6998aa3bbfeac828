namespace FastUdp.Tests.Shared;

/// <summary>
/// Two hosts and a router between them, each in a network namespace: the link of the left host is wide, that of the right one as wide as the
/// test has it. So the left host's own interface takes what the path does not.
/// </summary>
internal sealed class RoutedNetwork : IDisposable
{
    public const string LeftIPv4 = "192.0.2.1";
    public const string LeftIPv6 = "2001:db8:1::1";
    public const string RightIPv4 = "198.51.100.1";
    public const string RightIPv6 = "2001:db8:2::1";

    /// <summary>The router's addresses on the left host's link, which is where its words come from.</summary>
    public const string RouterIPv4 = "192.0.2.2";
    public const string RouterIPv6 = "2001:db8:1::2";

    public const int WideMtu = 16_000;

    public RoutedNetwork(int mtu)
    {
        Left = NetworkNamespace.CreateOrSkip();
        Router = NetworkNamespace.CreateOrSkip();
        Right = NetworkNamespace.CreateOrSkip();
        Left.Join(Router, "near", WideMtu, [$"{LeftIPv4}/24", $"{LeftIPv6}/64"], [$"{RouterIPv4}/24", $"{RouterIPv6}/64"]);
        Router.Join(Right, "far", mtu, ["198.51.100.2/24", "2001:db8:2::2/64"], [$"{RightIPv4}/24", $"{RightIPv6}/64"]);
        Router.Set("net.ipv4.ip_forward", 1);
        Router.Set("net.ipv6.conf.all.forwarding", 1);
        Left.Ip([$"route add default via {RouterIPv4}", $"route add default via {RouterIPv6}"]);
        Right.Ip(["route add default via 198.51.100.2", "route add default via 2001:db8:2::2"]);
    }

    public NetworkNamespace Left { get; }

    public NetworkNamespace Router { get; }

    public NetworkNamespace Right { get; }

    /// <summary>Has the router tell nobody that something is too long for the next link.</summary>
    public void BlockIcmp() => Filter("silence", "output", "icmp type destination-unreachable drop", "icmpv6 type packet-too-big drop");

    /// <summary>Has the router lose so many of a hundred datagrams, either way.</summary>
    public void Lose(int percent) => Filter("loss", "forward", $"meta l4proto udp numgen random mod 100 < {percent} drop");

    public void SetMtu(int mtu)
    {
        Router.Ip($"link set far mtu {mtu}");
        Right.Ip($"link set far mtu {mtu}");
    }

    public void Dispose()
    {
        Left.Dispose();
        Router.Dispose();
        Right.Dispose();
    }

    private void Filter(string table, string hook, params string[] rules) => Router.Command("nft", "-f -", $$"""
        add table inet {{table}}
        add chain inet {{table}} rules { type filter hook {{hook}} priority 0 ; }
        {{string.Join('\n', rules.Select(rule => $"add rule inet {table} rules {rule}"))}}
        """);
}
