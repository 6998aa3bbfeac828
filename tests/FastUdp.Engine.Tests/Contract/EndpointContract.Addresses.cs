using System.Net;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public Task IPv4_datagrams_are_answered() => AssertAnsweredAsync(TestEndpoints.Loopback, TestEndpoints.Loopback, "127.0.0.1");

    [Fact]
    public Task IPv6_datagrams_are_answered()
    {
        SkipWithoutIPv6();
        return AssertAnsweredAsync(TestEndpoints.LoopbackV6, TestEndpoints.LoopbackV6, "[::1]");
    }

    [Fact]
    public Task A_dual_mode_endpoint_answers_an_IPv4_peer_as_an_IPv4_peer()
    {
        SkipWithoutIPv6();
        return AssertAnsweredAsync(new IPEndPoint(IPAddress.IPv6Any, 0), TestEndpoints.Loopback, "127.0.0.1");
    }

    [Fact]
    public Task A_dual_mode_endpoint_answers_an_IPv6_peer()
    {
        SkipWithoutIPv6();
        return AssertAnsweredAsync(new IPEndPoint(IPAddress.IPv6Any, 0), TestEndpoints.LoopbackV6, "[::1]");
    }

    [Fact]
    public async Task A_dual_mode_endpoint_sends_to_peers_of_both_kinds_in_one_batch()
    {
        SkipWithoutIPv6();
        (UdpEndpoint four, Inbox inboxOfFour) = Endpoints.Listen();
        (UdpEndpoint six, Inbox inboxOfSix) = Endpoints.Listen(TestEndpoints.LoopbackV6);
        using DatagramSender sender = Endpoints.Bind(new IPEndPoint(IPAddress.IPv6Any, 0)).CreateSender();
        byte[][] payloads = Payloads.Of(Enumerable.Repeat(100, 40));
        for (int i = 0; i < payloads.Length; i++)
            sender.Send(i % 4 < 2 ? AddressOf(four) : AddressOf(six), payloads[i]);
        sender.Flush();
        Payloads.AssertSame(payloads.Where((_, i) => i % 4 < 2).ToArray(), await inboxOfFour.TakeAsync(20));
        Payloads.AssertSame(payloads.Where((_, i) => i % 4 >= 2).ToArray(), await inboxOfSix.TakeAsync(20));
    }

    [Fact]
    public void A_remote_of_the_other_family_throws_and_names_both()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        using DatagramSender sender = endpoint.CreateSender();
        RemoteAddress remote = RemoteAddress.Parse("[::1]:9");
        foreach (Action attempt in (Action[])[() => endpoint.TrySend(remote, [1]), () => sender.Send(remote, [1])])
        {
            var exception = Assert.ThrowsAny<ArgumentException>(attempt);
            Assert.Contains("[::1]:9 is IPv6", exception.Message, StringComparison.Ordinal);
            Assert.Contains(endpoint.LocalEndPoint.ToString(), exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_IPv6_endpoint_without_dual_mode_refuses_an_IPv4_remote()
    {
        SkipWithoutIPv6();
        UdpEndpoint endpoint = Endpoints.Bind(TestEndpoints.LoopbackV6, options => options with { DualMode = false });
        Assert.ThrowsAny<ArgumentException>(() => endpoint.TrySend(RemoteAddress.Parse("127.0.0.1:9"), [1]));
    }

    [Fact]
    public void Connecting_across_families_throws()
    {
        Assert.ThrowsAny<ArgumentException>(() => Endpoints.Connect(RemoteAddress.Parse("[::1]:9"), local: TestEndpoints.Loopback));
    }

    [Fact]
    public async Task A_whole_batch_is_not_sent_back_through_an_endpoint_of_the_other_family()
    {
        SkipWithoutIPv6();
        UdpEndpoint six = Endpoints.Bind(TestEndpoints.LoopbackV6);
        using DatagramSender senderOfFour = Endpoints.Bind().CreateSender();
        var outcome = new TaskCompletionSource<Exception?>();
        Endpoints.Run(six, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            Exception? thrown = null;
            try
            {
                senderOfFour.SendBack(batch);
            }
            catch (ArgumentException exception)
            {
                thrown = exception;
            }
            outcome.TrySetResult(thrown);
        }));
        Endpoints.Bind(TestEndpoints.LoopbackV6).TrySend(AddressOf(six), [1, 2, 3]);
        Assert.NotNull(await outcome.Task.Within());
    }

    private async Task AssertAnsweredAsync(IPEndPoint serverLocal, IPEndPoint clientLocal, string host)
    {
        UdpEndpoint server = Endpoints.Bind(serverLocal);
        var seen = new TaskCompletionSource<RemoteAddress>();
        Endpoints.Run(server, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            seen.TrySetResult(batch.Runs[0].Remote);
            foreach (Datagram datagram in batch)
                sender.Send(datagram.Remote, datagram.Payload);
        }));
        (UdpEndpoint client, Inbox inbox) = Endpoints.Listen(clientLocal);
        RemoteAddress target = RemoteAddress.Parse($"{host}:{server.LocalEndPoint.Port}");
        byte[] payload = Payloads.Make(1, 500);
        Assert.True(client.TrySend(target, payload).IsSent);

        Arrival answer = (await inbox.TakeAsync(1))[0];
        Assert.Equal(payload, answer.Payload);
        Assert.Equal(target, answer.Remote);
        RemoteAddress clientSeen = await seen.Task.Within();
        Assert.Equal(RemoteAddress.Parse($"{host}:{client.LocalEndPoint.Port}"), clientSeen);
        Assert.Equal(clientLocal.AddressFamily, clientSeen.AddressFamily);
    }
}
