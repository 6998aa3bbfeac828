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
        AddRoutes(Left, RouterIPv4, RouterIPv6);
        AddRoutes(Right, "198.51.100.2", "2001:db8:2::2");
    }

    public NetworkNamespace Left { get; }

    public NetworkNamespace Router { get; }

    public NetworkNamespace Right { get; }

    /// <summary>Has the router tell nobody that something is too long for the next link.</summary>
    public void BlockIcmp()
    {
        AddChain("silence", "output");
        Router.Command("nft", "add rule inet silence rules icmp type destination-unreachable drop");
        Router.Command("nft", "add rule inet silence rules icmpv6 type packet-too-big drop");
    }

    /// <summary>Has the router lose so many of a hundred datagrams, either way.</summary>
    public void Lose(int percent)
    {
        AddChain("loss", "forward");
        Router.Command("nft", $"add rule inet loss rules meta l4proto udp numgen random mod 100 < {percent} drop");
    }

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

    private void AddChain(string table, string hook)
    {
        Router.Command("nft", $"add table inet {table}");
        Router.Command("nft", $"add chain inet {table} rules {{ type filter hook {hook} priority 0 ; }}");
    }

    private static void AddRoutes(NetworkNamespace host, string gateway, string gatewayV6)
    {
        host.Ip($"route add default via {gateway}");
        host.Ip($"-6 route add default via {gatewayV6}");
    }
}
