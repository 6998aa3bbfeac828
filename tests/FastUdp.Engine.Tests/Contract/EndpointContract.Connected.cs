using System.Net;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task A_connected_endpoint_hears_its_remote_and_no_stranger()
    {
        UdpEndpoint peer = Endpoints.Bind();
        UdpEndpoint stranger = Endpoints.Bind();
        UdpEndpoint endpoint = Endpoints.Connect(AddressOf(peer));
        Inbox inbox = Endpoints.Collect(endpoint);
        Assert.Equal(AddressOf(peer), endpoint.ConnectedRemote);

        RemoteAddress target = new IPEndPoint(IPAddress.Loopback, endpoint.LocalEndPoint.Port);
        stranger.TrySend(target, [66]);
        peer.TrySend(target, [1]);
        stranger.TrySend(target, [66]);
        peer.TrySend(target, [2]);
        Arrival[] arrivals = await inbox.TakeAsync(2);
        Assert.Equal([[1], [2]], arrivals.Select(arrival => arrival.Payload));
        Assert.All(arrivals, arrival => Assert.Equal(AddressOf(peer), arrival.Remote));
    }

    [Fact]
    public async Task A_connected_endpoint_sends_without_naming_its_remote()
    {
        (UdpEndpoint peer, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint endpoint = Endpoints.Connect(AddressOf(peer));
        using DatagramSender sender = endpoint.CreateSender();
        for (byte i = 0; i < 100; i++)
        {
            sender.Send([i, i]);
            sender.Reserve(1)[0] = i;
        }
        sender.Flush();
        Assert.True(endpoint.TrySend([200]).IsSent);
        Arrival[] arrivals = await inbox.TakeAsync(201);
        Assert.Equal([99, 99], arrivals[198].Payload);
        Assert.Equal([99], arrivals[199].Payload);
        Assert.Equal([200], arrivals[200].Payload);
    }

    [Fact]
    public void A_connected_endpoint_refuses_another_remote()
    {
        UdpEndpoint peer = Endpoints.Bind();
        UdpEndpoint other = Endpoints.Bind();
        UdpEndpoint endpoint = Endpoints.Connect(AddressOf(peer));
        using DatagramSender sender = endpoint.CreateSender();
        foreach (Action attempt in (Action[])[
            () => endpoint.TrySend(AddressOf(other), [1]),
            () => sender.Send(AddressOf(other), [1]),
            () => sender.Reserve(AddressOf(other), 1)])
        {
            var exception = Assert.ThrowsAny<ArgumentException>(attempt);
            Assert.Contains(other.LocalEndPoint.ToString(), exception.Message, StringComparison.Ordinal);
            Assert.Contains(peer.LocalEndPoint.ToString(), exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_endpoint_that_is_not_connected_wants_its_remote_named()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        using DatagramSender sender = endpoint.CreateSender();
        Assert.Null(endpoint.ConnectedRemote);
        Assert.Throws<InvalidOperationException>(() => sender.Send([1]));
        Assert.Throws<InvalidOperationException>(() => { sender.Reserve(1); });
        Assert.Throws<InvalidOperationException>(() => endpoint.TrySend([1]));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await endpoint.SendAsync(default, new byte[1]));
    }

    [Fact]
    public async Task A_closed_port_costs_a_connected_endpoint_counted_errors_and_nothing_else()
    {
        IPEndPoint closed = FindFreePort();
        UdpEndpoint endpoint = Endpoints.Connect(closed);
        Inbox inbox = Endpoints.Collect(endpoint);
        using (DatagramSender sender = endpoint.CreateSender())
        {
            await TimeLimits.Until(
                () =>
                {
                    endpoint.TrySend([1]);
                    sender.Send([2, 2]);
                    sender.Flush();
                    UdpStatistics statistics = endpoint.Statistics;
                    return statistics.SocketErrors + statistics.SendsRefused >= 20;
                },
                "the refusals are counted");

            UdpEndpoint peer = Endpoints.Bind(closed);
            Inbox peerInbox = Endpoints.Collect(peer);
            await TimeLimits.Until(
                () =>
                {
                    sender.Send([3, 3, 3]);
                    sender.Flush();
                    return peerInbox.Count > 0;
                },
                "the peer that came late is reached");
            peer.TrySend(new IPEndPoint(IPAddress.Loopback, endpoint.LocalEndPoint.Port), [4]);
        }
        Assert.Equal([4], (await inbox.TakeAsync(1))[0].Payload);
    }

    [Fact]
    public async Task A_batch_to_a_closed_port_is_taken_or_counted_datagram_by_datagram()
    {
        UdpEndpoint endpoint = Endpoints.Connect(FindFreePort());
        using DatagramSender sender = endpoint.CreateSender();
        const int Count = 500;
        for (int i = 0; i < Count; i++)
            sender.Send(new byte[1 + (i % 90)]);
        sender.Flush();
        UdpStatistics statistics = endpoint.Statistics;
        Assert.Equal(Count, statistics.DatagramsSent + statistics.SendsRefused);
        await endpoint.DisposeAsync().Within();
        CloseQuietly(sender);
    }

    [Fact]
    public async Task A_closed_port_is_no_news_to_an_endpoint_open_to_all()
    {
        RemoteAddress closed = FindFreePort();
        (UdpEndpoint endpoint, Inbox inbox) = Endpoints.Listen();
        for (int i = 0; i < 20; i++)
            Assert.True(endpoint.TrySend(closed, [1]).IsSent);
        endpoint.TrySend(AddressOf(endpoint), [2]);
        Assert.Equal([2], (await inbox.TakeAsync(1))[0].Payload);
        Assert.Equal(0, endpoint.Statistics.SendsRefused);
    }
}
