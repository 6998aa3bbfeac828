using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Arguments;

namespace FastUdp.Demo.Tests.Arguments;

/// <summary>What the system refuses is one line with the address, the reason and what helps.</summary>
public class EndpointOpeningTests
{
    private static readonly UdpEndpointOptions Options = new();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public void A_port_in_use_is_named_with_its_address(string host)
    {
        Assert.SkipWhen(host[0] == '[' && !Socket.OSSupportsIPv6, "this machine has no IPv6");
        using UdpEndpoint first = UdpEndpoint.Bind(IPEndPoint.Parse($"{host}:0"));
        IPEndPoint taken = first.LocalEndPoint;
        string listening = Refused(() => EndpointOpening.Bind(taken, Options));
        Assert.StartsWith($"cannot listen at {taken}: the port is in use: ", listening, StringComparison.Ordinal);
        string sending = Refused(() => EndpointOpening.Connect(IPEndPoint.Parse($"{host}:9"), Options, taken));
        Assert.StartsWith($"cannot send from {taken}: the port is in use: ", sending, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_another_machine_is_named()
    {
        // RFC 5737: for documentation, so nobody's.
        IPEndPoint elsewhere = IPEndPoint.Parse("192.0.2.77:1060");
        Assert.Equal(
            "cannot listen at 192.0.2.77:1060: this machine has no such address: 0.0.0.0 is every address it has",
            Refused(() => EndpointOpening.Bind(elsewhere, Options)));
        Assert.StartsWith(
            "cannot send from 192.0.2.77:1060: this machine has no such address",
            Refused(() => EndpointOpening.Connect(IPEndPoint.Parse("127.0.0.1:9"), Options, elsewhere)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_IP_versions_do_not_go_together()
    {
        Assert.Equal(
            "0.0.0.0:0 and [::1]:9 are of different IP versions: nothing can be sent from one to the other",
            Refused(() => EndpointOpening.Connect(IPEndPoint.Parse("[::1]:9"), Options, IPEndPoint.Parse("0.0.0.0:0"))));
    }

    [Fact]
    public void A_broadcast_address_is_no_server()
    {
        string line = Refused(() => EndpointOpening.Connect(IPEndPoint.Parse("255.255.255.255:9"), Options));
        Assert.SkipWhen(line.EndsWith("no route to it", StringComparison.Ordinal), "this machine has no network");
        Assert.Equal("cannot send to 255.255.255.255:9: it is a broadcast address: 'fastudp broadcast' sends to those", line);
    }

    private static string Refused(Func<UdpEndpoint> open) => Assert.Throws<CommandFailedException>(() => open().Dispose()).Message;
}
