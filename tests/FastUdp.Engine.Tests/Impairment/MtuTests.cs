using System.Net;
using FastUdp.Engine.Tests.Simulation;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

/// <summary>A link with an MTU.</summary>
public class MtuTests
{
    [Theory]
    [InlineData(1_500, 28, 1_472)]
    [InlineData(1_500, 48, 1_452)]
    [InlineData(68, 28, 40)]
    [InlineData(65_575, 48, 65_527)]
    public void What_fits_with_its_headers_passes_and_a_byte_more_does_not(int mtu, int headerBytes, int payloadBytes)
    {
        var link = new ImpairedLink(new LinkImpairment { MtuBytes = mtu }, Links.Seed);
        Assert.True(link.Judge(TimeSpan.Zero, payloadBytes, headerBytes).IsDelivered);
        Assert.False(link.Judge(TimeSpan.Zero, payloadBytes + 1, headerBytes).IsDelivered);
        Assert.Equal((2, 1, 1, 0), (link.Statistics.Entered, link.Statistics.Delivered, link.Statistics.TooLong, link.Statistics.UnderWay));
    }

    [Fact]
    public void What_is_too_long_is_counted_as_that_alone()
    {
        var link = new ImpairedLink(
            new LinkImpairment { MtuBytes = 100, Loss = LossModel.Independent(1), Outages = [new Outage(TimeSpan.Zero, TimeSpan.FromSeconds(1))] }, Links.Seed);
        link.Judge(TimeSpan.Zero, 1_000);
        Assert.Equal((1, 0, 0), (link.Statistics.TooLong, link.Statistics.Lost, link.Statistics.LostInOutages));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(67)]
    [InlineData(65_576)]
    public void An_MTU_out_of_bounds_is_refused(int mtu)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new ImpairedLink(new LinkImpairment { MtuBytes = mtu }, 0));
        Assert.Contains("68 to 65,575", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.1:1", "10.0.0.2:1", 1_472)]
    [InlineData("[2001:db8::1]:1", "[2001:db8::2]:1", 1_452)]
    public void A_network_counts_the_headers_of_the_IP_version_and_its_links_can_change(string from, string to, int fits)
    {
        var network = new SimulatedNetwork(impairment: new LinkImpairment { MtuBytes = 1_500 });
        using UdpEndpoint sender = network.Bind(from);
        (UdpEndpoint receiver, List<string> trace) = network.Listen(to);
        sender.Send(to, new byte[fits]);
        sender.Send(to, new byte[fits + 1]);
        network.Run(SimulatedHosts.Second);
        Assert.Single(trace);
        Assert.Equal(1, network.Statistics.TooLong);

        network.SetLink(IPEndPoint.Parse(from).Address, IPEndPoint.Parse(to).Address, new LinkImpairment { MtuBytes = 1_501 });
        sender.Send(to, new byte[fits + 1]);
        network.Run(SimulatedHosts.Second);
        Assert.Equal(2, trace.Count);
        Assert.Equal(1, network.Statistics.TooLong);
        receiver.Dispose();
    }

    [Fact]
    public async Task What_an_endpoint_sends_can_suffer_it_too()
    {
        await using var endpoints = new TestEndpoints(new UdpEndpointOptions());
        (UdpEndpoint receiver, Inbox inbox) = endpoints.Listen();
        UdpEndpoint sender = endpoints.Bind(change: options => options with
        {
            Impairment = new ImpairmentOptions { Outgoing = new LinkImpairment { MtuBytes = 128 } },
        });
        Assert.True(sender.TrySend(receiver.LocalEndPoint, new byte[101]).IsSent);
        Assert.True(sender.TrySend(receiver.LocalEndPoint, new byte[100]).IsSent);
        Assert.Equal(100, (await inbox.TakeAsync(1))[0].Payload.Length);
        Assert.Equal(1, sender.Impairment!.Outgoing.TooLong);
    }
}
