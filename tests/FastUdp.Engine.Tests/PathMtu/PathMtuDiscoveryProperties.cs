using System.Net;
using FastUdp.Impairment;
using FastUdp.PathMtu;
using FastUdp.Simulation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>What holds for two hosts and every network between them.</summary>
public class PathMtuDiscoveryProperties
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly Gen<LinkImpairment> LinksOfIPv4 = Links(576);
    private static readonly Gen<LinkImpairment> LinksOfIPv6 = Links(1_280);

    [Fact]
    public void Both_ends_find_the_exact_size_of_their_direction_over_IPv4() =>
        Always.HoldsFor(LinksOfIPv4.Four().Zip(Gen.Choose(0, 1_000)), value => Check("10.0.0.1:1", "10.0.0.2:1", 28, value.Item1, value.Item2), times: 60);

    [Fact]
    public void Both_ends_find_the_exact_size_of_their_direction_over_IPv6() =>
        Always.HoldsFor(LinksOfIPv6.Four().Zip(Gen.Choose(0, 1_000)), value => Check("[2001:db8::1]:1", "[2001:db8::2]:1", 48, value.Item1, value.Item2), times: 60);

    private static Gen<LinkImpairment> Links(int leastMtu) =>
        from mtu in Gen.OneOf(Gen.Choose(leastMtu, 65_535), Gen.Choose(leastMtu, 1_600))
        from loss in Gen.Choose(0, 30)
        from delay in Gen.Choose(0, 100)
        from jitter in Gen.Choose(0, delay)
        from duplication in Gen.Choose(0, 10)
        select new LinkImpairment
        {
            MtuBytes = mtu,
            Loss = LossModel.Independent(loss / 100.0),
            Delay = TimeSpan.FromMilliseconds(delay),
            Jitter = TimeSpan.FromMilliseconds(jitter),
            Duplication = duplication / 100.0,
        };

    /// <summary>Has both search on one pair of links, and on another that takes its place.</summary>
    private static void Check(
        string here, string there, int headers, (LinkImpairment To, LinkImpairment Back, LinkImpairment ThenTo, LinkImpairment ThenBack) links, int seed)
    {
        var network = new SimulatedNetwork(seed);
        ProbedHost left = Host(network, here);
        ProbedHost right = Host(network, there);
        foreach ((LinkImpairment to, LinkImpairment back) in ((LinkImpairment, LinkImpairment)[])[(links.To, links.Back), (links.ThenTo, links.ThenBack)])
        {
            network.SetLink(IPEndPoint.Parse(here).Address, IPEndPoint.Parse(there).Address, to);
            network.SetLink(IPEndPoint.Parse(there).Address, IPEndPoint.Parse(here).Address, back);
            RunUntilFound(network, left, right, Payload(to), Payload(back));
        }
        Assert.InRange(left.Discovery.Statistics.ProbesSent + right.Discovery.Statistics.ProbesSent, 4, 20_000);
        left.DisposeAsync().AsTask().GetAwaiter().GetResult();
        right.DisposeAsync().AsTask().GetAwaiter().GetResult();

        int Payload(LinkImpairment link) => Math.Min(link.MtuBytes - headers, UdpLimits.MaxIPv4PayloadBytes);
    }

    private static ProbedHost Host(SimulatedNetwork network, string local) =>
        ProbedHost.In(network, local, new PathMtuOptions { RaiseInterval = Second * 120 });

    private static void RunUntilFound(SimulatedNetwork network, ProbedHost left, ProbedHost right, int leftBytes, int rightBytes)
    {
        (bool isLeftFound, bool isRightFound) = (false, false);
        for (int second = 0; !(isLeftFound && isRightFound); second++)
        {
            Assert.True(second < 3_600, $"{leftBytes} and {rightBytes} were not found, but {left.Discovery.PayloadBytes(right.Address)} and {right.Discovery.PayloadBytes(left.Address)}.");
            network.Run(Second);
            isLeftFound |= left.Discovery.PayloadBytes(right.Address) == leftBytes && left.Discovery.State(right.Address) == PathMtuState.SearchComplete;
            isRightFound |= right.Discovery.PayloadBytes(left.Address) == rightBytes && right.Discovery.State(left.Address) == PathMtuState.SearchComplete;
        }
    }
}
