using System.Net.Sockets;
using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;
using static FastUdp.Engine.Tests.Simulation.SimulatedHosts;

namespace FastUdp.Engine.Tests.Simulation;

/// <summary>Who is bound where, who hears whom, and what nobody hears.</summary>
public sealed class SimulatedAddressTests
{
    private readonly SimulatedNetwork _network = new();

    [Fact]
    public void Ports_are_chosen_in_the_same_order_in_every_network()
    {
        int[] Choose()
        {
            var network = new SimulatedNetwork();
            network.Bind("10.0.0.1:49153");
            return [.. Enumerable.Range(0, 3).Select(_ => network.Bind("10.0.0.1:0").LocalEndPoint.Port)];
        }
        Assert.Equal([49_152, 49_154, 49_155], Choose());
        Assert.Equal(Choose(), Choose());
    }

    [Theory]
    [InlineData("10.0.0.1:7", "10.0.0.1:7")]
    [InlineData("0.0.0.0:7", "0.0.0.0:7")]
    [InlineData("[::]:7", "[::]:7")]
    [InlineData("[::]:7", "0.0.0.0:7")]
    [InlineData("0.0.0.0:7", "[::]:7")]
    public void An_address_that_is_taken_is_refused_and_free_again_after_disposal(string first, string second)
    {
        UdpEndpoint holder = _network.Bind(first);
        var exception = Assert.Throws<SocketException>(() => _network.Bind(second));
        Assert.Equal(SocketError.AddressAlreadyInUse, exception.SocketErrorCode);
        Assert.Contains(second, exception.Message, StringComparison.Ordinal);
        holder.Dispose();
        _network.Bind(second);
        Assert.Throws<SocketException>(() => _network.Bind(first));
    }

    [Fact]
    public void An_address_without_a_free_port_says_so()
    {
        for (int port = 49_152; port <= 65_535; port++)
            _network.Bind($"10.0.0.1:{port}");
        var exception = Assert.Throws<SocketException>(() => _network.Bind("10.0.0.1:0"));
        Assert.Contains("all 16,384", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _network.Bind("10.0.0.2:0").LocalEndPoint.Port - 49_152);
    }

    [Fact]
    public void An_endpoint_of_all_addresses_is_reached_where_nobody_else_is_bound()
    {
        (_, List<string> atAll) = _network.Listen("0.0.0.0:7");
        (UdpEndpoint one, List<string> atOne) = _network.Listen("10.0.0.1:7");
        one.Send("10.0.0.1:7", 1);
        one.Send("10.0.0.2:7", 2);
        one.Send("127.0.0.1:7", 3);
        one.Send("0.0.0.0:7", 4);
        one.Send("10.0.0.2:8", 5);
        _network.Run(TimeSpan.Zero);
        Assert.Equal(["0 10.0.0.1:7 01"], atOne);
        Assert.Equal(["0 10.0.0.1:7 02", "0 10.0.0.1:7 03", "0 10.0.0.1:7 04"], atAll);
        Assert.Equal(1, _network.Unclaimed);
    }

    [Fact]
    public void An_endpoint_of_all_addresses_sends_from_where_it_was_last_reached()
    {
        (UdpEndpoint all, _) = _network.Listen("[::]:7");
        (UdpEndpoint four, List<string> atFour) = _network.Listen("10.0.0.1:9");
        (_, List<string> atSix) = _network.Listen("[2001:db8::1]:9");
        all.Send("10.0.0.1:9", 1);
        four.Send("10.0.0.200:7", 0);
        _network.Run(TimeSpan.Zero);
        all.Send("10.0.0.1:9", 2);
        all.Send("[2001:db8::1]:9", 3);
        _network.Run(TimeSpan.Zero);
        Assert.Equal(["0 127.0.0.1:7 01", "0 10.0.0.200:7 02"], atFour);
        Assert.Equal(["0 [::1]:7 03"], atSix);
    }

    [Fact]
    public void An_endpoint_of_all_IPv6_addresses_without_dual_mode_leaves_IPv4_alone()
    {
        (_, List<string> atSix) = _network.Listen("[::]:7", new UdpEndpointOptions { DualMode = false });
        (UdpEndpoint four, List<string> atFour) = _network.Listen("0.0.0.0:7");
        four.Send("10.0.0.1:7", 1);
        _network.Bind("[::1]:0").Send("[2001:db8::1]:7", 2);
        _network.Run(TimeSpan.Zero);
        Assert.Equal(["0 127.0.0.1:7 01"], atFour);
        Assert.Equal(["0 [::1]:49152 02"], atSix);
    }

    [Fact]
    public void A_connected_endpoint_hears_its_remote_alone_and_another_may_take_the_rest()
    {
        UdpEndpoint connected = _network.Connect("10.0.0.9:9", local: "10.0.0.1:7");
        List<string> atConnected = connected.Record(_network);
        (_, List<string> atAll) = _network.Listen("0.0.0.0:7");
        _network.Bind("10.0.0.9:9").Send("10.0.0.1:7", 1);
        _network.Bind("10.0.0.8:9").Send("10.0.0.1:7", 2);
        _network.Run(TimeSpan.Zero);
        Assert.Equal(["0 10.0.0.9:9 01"], atConnected);
        Assert.Equal(["0 10.0.0.8:9 02"], atAll);
    }

    [Fact]
    public void A_connected_endpoint_that_names_no_local_address_is_at_the_loopback()
    {
        Assert.Equal("127.0.0.1:49152", _network.Connect("10.0.0.9:9").LocalEndPoint.ToString());
        Assert.Equal("[::1]:49153", _network.Connect("[2001:db8::9]:9").LocalEndPoint.ToString());
    }

    [Fact]
    public void A_connected_endpoint_learns_that_nobody_is_there_after_a_way_there_and_back()
    {
        var network = new SimulatedNetwork(impairment: new LinkImpairment { Delay = Milliseconds(10) });
        UdpEndpoint connected = network.Connect("10.0.0.9:9");
        network.Bind("10.0.0.1:7").Send("10.0.0.9:9", 1);
        Assert.True(connected.TrySend([1]).IsSent);
        network.Run(Milliseconds(19.9));
        Assert.Equal(0, connected.Refusals);
        network.Run(Milliseconds(0.1));
        Assert.Equal(1, connected.Refusals);
        Assert.Equal(1, connected.Statistics.SocketErrors);
        Assert.Equal(2, network.Unclaimed);
        Assert.True(network.RunUntilIdle(Second));
    }

    [Fact]
    public void The_news_that_nobody_is_there_can_be_lost_too()
    {
        _network.SetLink(System.Net.IPAddress.Parse("10.0.0.9"), System.Net.IPAddress.Loopback, new LinkImpairment { Loss = LossModel.Independent(1) });
        UdpEndpoint connected = _network.Connect("10.0.0.9:9");
        connected.TrySend([1]);
        Assert.True(_network.RunUntilIdle(Second));
        Assert.Equal(0, connected.Refusals);
        Assert.Equal(1, _network.Statistics.Lost);
    }

    [Theory]
    [InlineData("224.0.0.1:9", SendStatus.Denied)]
    [InlineData("255.255.255.255:9", SendStatus.Denied)]
    [InlineData("127.255.255.255:9", SendStatus.Denied)]
    [InlineData("[ff02::1]:9", SendStatus.Denied)]
    [InlineData("10.0.0.1:0", SendStatus.Failed)]
    public void What_is_no_peer_is_refused_at_once_and_counted(string remote, SendStatus status)
    {
        UdpEndpoint endpoint = _network.Bind("[::]:7");
        Assert.Equal(status, endpoint.TrySend(RemoteAddress.Parse(remote), [1]).Status);
        Assert.Equal(1, endpoint.Statistics.SendsDenied + endpoint.Statistics.SendsFailed);
        Assert.Equal(0, endpoint.Statistics.DatagramsSent);
    }
}
