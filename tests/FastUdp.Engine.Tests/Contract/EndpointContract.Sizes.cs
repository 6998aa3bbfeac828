using System.Net;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public Task A_datagram_without_bytes_arrives() => AssertArriveAsync([[]]);

    [Fact]
    public Task Datagrams_without_bytes_arrive_among_others() =>
        AssertArriveAsync(Payloads.Of([0, 0, 64, 64, 0, 64, 0, 0, 100, 0]));

    [Fact]
    public async Task A_datagram_without_bytes_is_answered_by_one()
    {
        UdpEndpoint server = Endpoints.Bind();
        Endpoints.Run(server, Handler.Echo);
        (UdpEndpoint client, Inbox inbox) = Endpoints.Listen();
        Assert.Equal(SendStatus.Sent, client.TrySend(AddressOf(server), []).Status);
        Assert.Empty((await inbox.TakeAsync(1))[0].Payload);
        Assert.Equal(SendStatus.Sent, (await client.SendAsync(AddressOf(server), default).Within()).Status);
        Assert.Empty((await inbox.TakeAsync(2))[1].Payload);
    }

    [Fact]
    public Task The_largest_IPv4_datagram_passes() =>
        AssertArriveAsync(Payloads.Of([UdpLimits.MaxIPv4PayloadBytes, 64, UdpLimits.MaxIPv4PayloadBytes - 1, UdpLimits.MaxIPv4PayloadBytes]));

    [Fact]
    public Task The_largest_IPv6_datagram_passes()
    {
        SkipWithoutIPv6();
        return AssertArriveAsync(
            Payloads.Of([UdpLimits.MaxIPv6PayloadBytes, 64, UdpLimits.MaxIPv6PayloadBytes - 1, UdpLimits.MaxIPv6PayloadBytes]),
            TestEndpoints.LoopbackV6);
    }

    [Fact]
    public void One_byte_more_than_IPv4_carries_throws_and_names_both() =>
        AssertTooLongThrows(TestEndpoints.Loopback, "65,508", "65,507", "IPv4");

    [Fact]
    public void One_byte_more_than_IPv6_carries_throws_and_names_both()
    {
        SkipWithoutIPv6();
        AssertTooLongThrows(TestEndpoints.LoopbackV6, "65,528", "65,527", "IPv6");
    }

    [Fact]
    public void An_IPv4_remote_of_a_dual_mode_endpoint_has_the_limit_of_IPv4()
    {
        SkipWithoutIPv6();
        UdpEndpoint endpoint = Endpoints.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        var exception = Assert.ThrowsAny<ArgumentException>(() => endpoint.TrySend(new IPEndPoint(IPAddress.Loopback, 9), new byte[65_508]));
        Assert.Contains("65,507", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_length_throws()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        using DatagramSender sender = endpoint.CreateSender();
        sender.Reserve(AddressOf(endpoint), 0);
        Assert.ThrowsAny<ArgumentException>(() => { sender.Reserve(AddressOf(endpoint), -1); });
        sender.Reserve(AddressOf(endpoint), 10);
        Assert.ThrowsAny<ArgumentException>(() => { sender.Reserve(AddressOf(endpoint), -1); });
        Assert.ThrowsAny<ArgumentException>(() => { sender.Reserve(AddressOf(endpoint), int.MinValue); });
    }

    private void AssertTooLongThrows(IPEndPoint local, params string[] named)
    {
        UdpEndpoint endpoint = Endpoints.Bind(local);
        RemoteAddress remote = AddressOf(endpoint);
        var payload = new byte[local.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 65_508 : 65_528];
        using DatagramSender sender = endpoint.CreateSender();
        Action[] attempts =
        [
            () => sender.Send(remote, payload),
            () => sender.Reserve(remote, payload.Length),
            () => endpoint.TrySend(remote, payload),
            () => endpoint.SendAsync(remote, payload).AsTask().GetAwaiter().GetResult(),
        ];
        foreach (Action attempt in attempts)
        {
            var exception = Assert.ThrowsAny<ArgumentException>(attempt);
            Assert.All(named, name => Assert.Contains(name, exception.Message, StringComparison.Ordinal));
        }
        Assert.Equal(0, endpoint.Statistics.DatagramsSent);
    }
}
