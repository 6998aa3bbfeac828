using System.Net;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    public static TheoryData<string> WaysToAnswer => ["Reply", "SendBack of the run", "SendBack of the batch"];

    [Theory]
    [MemberData(nameof(WaysToAnswer))]
    public async Task An_endpoint_of_all_addresses_answers_from_the_one_that_was_asked(string way)
    {
        SkipWithoutSendOptions();

        // Asked at two addresses before it answers either, so that neither is merely the last one.
        using var gate = new ManualResetEventSlim();
        UdpEndpoint server = Endpoints.Bind(Anywhere, options => options with { Metadata = MetadataFields.LocalAddress });
        Endpoints.Run(server, Answer(way, gate));
        (UdpEndpoint Endpoint, Inbox Inbox)[] clients = [ConnectTo("127.0.0.2", server), ConnectTo("127.0.0.3", server)];
        byte[][] payloads = Payloads.Of(Enumerable.Repeat(60, 20));
        foreach (byte[] payload in payloads)
        {
            foreach ((UdpEndpoint client, _) in clients)
                Assert.True(client.TrySend(payload).IsSent);
        }
        gate.Set();
        foreach ((_, Inbox inbox) in clients)
            Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));

        // Counted when the call that sent them returns, which may be after they were received.
        await TimeLimits.Until(() => server.Statistics.DatagramsSent == 40, "all answers are counted");
    }

    [Fact]
    public async Task A_dual_mode_endpoint_answers_both_kinds_from_where_they_asked()
    {
        SkipWithoutSendOptions();
        SkipWithoutIPv6();
        UdpEndpoint server = Endpoints.Bind(AnywhereV6, options => options with { Metadata = MetadataFields.All });
        Endpoints.Run(server, Answer("Reply", gate: null));
        foreach (string host in (string[])["127.0.0.2", "::1"])
        {
            (UdpEndpoint client, Inbox inbox) = ConnectTo(host, server);
            client.TrySend([1, 2, 3]);
            Assert.Equal([1, 2, 3], (await inbox.TakeAsync(1))[0].Payload);
        }
    }

    [Fact]
    public async Task An_answer_reaches_whoever_asked_where_the_source_cannot_be_chosen_either()
    {
        UdpEndpoint server = Endpoints.Bind(TestEndpoints.Loopback, options => options with { Metadata = MetadataFields.LocalAddress });
        Endpoints.Run(server, Answer("Reply", gate: null));
        (UdpEndpoint client, Inbox inbox) = Endpoints.Listen();
        client.TrySend(AddressOf(server), [1, 2, 3]);
        Assert.Equal(AddressOf(server), (await inbox.TakeAsync(1))[0].Remote);
    }

    [Fact]
    public async Task A_source_can_be_chosen_for_each_datagram_by_every_way_to_send()
    {
        SkipWithoutSendOptions();
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint origin = Endpoints.Bind(Anywhere);
        RemoteAddress remote = AddressOf(receiver);
        using (DatagramSender sender = origin.CreateSender())
        {
            sender.Send(remote, [1], From(2));
            sender.Send(remote, [2], From(3));
            sender.Send(remote, [3], From(3));
            sender.Send(remote, [4]);
            sender.Reserve(remote, 1, From(4))[0] = 5;
        }
        Assert.True(origin.TrySend(remote, [6], From(5)).IsSent);
        Assert.True((await origin.SendAsync(remote, new byte[] { 7 }, From(6))).IsSent);
        Arrival[] arrivals = await inbox.TakeAsync(7);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], arrivals.Select(arrival => (int)arrival.Payload[0]));
        int port = origin.LocalEndPoint.Port;
        Assert.Equal(
            ["127.0.0.2", "127.0.0.3", "127.0.0.3", "127.0.0.1", "127.0.0.4", "127.0.0.5", "127.0.0.6"],
            arrivals.Select(arrival => arrival.Remote.ToString()[..^$":{port}".Length]));
    }

    [Fact]
    public async Task The_endpoints_source_is_that_of_every_datagram_that_names_none()
    {
        SkipWithoutSendOptions();
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint origin = Endpoints.Bind(Anywhere, options => options with { SendDefaults = From(9) });
        using (DatagramSender sender = origin.CreateSender())
        {
            sender.Send(AddressOf(receiver), [1]);
            sender.Send(AddressOf(receiver), [2], From(8));
            sender.Send(AddressOf(receiver), [3], new SendOptions { HopLimit = 3 });
        }
        origin.TrySend(AddressOf(receiver), [4]);
        string[] hosts = (await inbox.TakeAsync(4)).Select(arrival => arrival.Remote.ToIPEndPoint().Address.ToString()).ToArray();
        Assert.Equal(["127.0.0.9", "127.0.0.8", "127.0.0.9", "127.0.0.9"], hosts);
    }

    [Fact]
    public async Task The_endpoints_traffic_class_and_hop_limit_are_those_of_every_datagram_that_names_none()
    {
        if (Options.Backend == UdpBackend.Portable)
            Assert.Skip("the portable backend does not tell them: its sends are looked at elsewhere");
        (UdpEndpoint receiver, MetadataBox box) = Learn(TestEndpoints.Loopback, MetadataFields.TrafficClass | MetadataFields.HopLimit);
        UdpEndpoint origin = Endpoints.Bind(change: options => options with
        {
            SendDefaults = new SendOptions { Ecn = EcnCodepoint.Capable1, Dscp = 10, HopLimit = 33 },
        });
        origin.TrySend(AddressOf(receiver), [1]);
        origin.TrySend(AddressOf(receiver), [2], new SendOptions { Ecn = EcnCodepoint.Capable0 });
        origin.TrySend(AddressOf(receiver), [3], new SendOptions { Dscp = 0, HopLimit = 5 });
        Assert.Equal(
            [(EcnCodepoint.Capable1, 10, 33), (EcnCodepoint.Capable0, 10, 33), (EcnCodepoint.Capable1, 0, 5)],
            (await box.TakeAsync(3)).Select(each => (each.Metadata.Ecn, each.Metadata.Dscp, (int)each.Metadata.HopLimit)));
    }

    [Fact]
    public void A_source_this_machine_does_not_have_fails_and_is_counted()
    {
        SkipWithoutSendOptions();
        UdpEndpoint origin = Endpoints.Bind(change: options => options with { UseGso = false });
        var stranger = new SendOptions { Source = new LocalAddress(IPAddress.Parse("203.0.113.77")) };
        Assert.False(origin.TrySend(RemoteAddress.Parse("127.0.0.1:9"), [1], stranger).IsSent);
        using (DatagramSender sender = origin.CreateSender())
            sender.Send(RemoteAddress.Parse("127.0.0.1:9"), [1], stranger);
        UdpStatistics statistics = origin.Statistics;
        Assert.Equal((0, 2), (statistics.DatagramsSent, statistics.SendsFailed + statistics.SendsUnreachable));
    }

    [Fact]
    public void Options_out_of_their_bounds_throw_and_nothing_is_sent()
    {
        SkipWithoutSendOptions();
        UdpEndpoint origin = Endpoints.Bind();
        using DatagramSender sender = origin.CreateSender();
        RemoteAddress remote = RemoteAddress.Parse("127.0.0.1:9");
        foreach ((SendOptions options, string message) in ((SendOptions, string)[])
            [
                (new SendOptions { Dscp = 64 }, "Dscp must be from 0 to 63."),
                (new SendOptions { HopLimit = 0 }, "HopLimit must be from 1 to 255."),
                (new SendOptions { Ecn = (EcnCodepoint)4 }, "Ecn must be one of the four codepoints."),
                (new SendOptions { Source = new LocalAddress(IPAddress.IPv6Loopback) }, "are of different IP versions."),
            ])
        {
            foreach (Action attempt in (Action[])
                [() => origin.TrySend(remote, [1], options), () => sender.Send(remote, [1], options), () => sender.Reserve(remote, 1, options)])
                Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(attempt).Message, StringComparison.Ordinal);
        }
        sender.Flush();
        Assert.Equal(0, origin.Statistics.DatagramsSent);
    }

    [Fact]
    public void Defaults_out_of_their_bounds_are_found_when_the_endpoint_is_bound()
    {
        Assert.ThrowsAny<ArgumentException>(() => Endpoints.Bind(change: options => options with { SendDefaults = new SendOptions { Dscp = 64 } }));
        string message = Assert.ThrowsAny<ArgumentException>(() => Endpoints.Bind(change: options => options with
        {
            SendDefaults = new SendOptions { Source = new LocalAddress(IPAddress.IPv6Loopback) },
        })).Message;
        Assert.Contains("::1", message, StringComparison.Ordinal);
        Assert.Contains("is IPv6, the endpoint 127.0.0.1:0 is not", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_single_datagrams_cannot_have_options_the_call_says_what_the_row_says()
    {
        UdpEndpoint origin = Endpoints.Bind();
        UdpCapability row = origin.Capabilities.SendOptions;
        if (row.IsOn)
            return;
        RemoteAddress remote = RemoteAddress.Parse("127.0.0.1:9");
        using DatagramSender sender = origin.CreateSender();
        foreach (Action attempt in (Action[])
            [
                () => origin.TrySend(remote, [1], From(2)),
                () => sender.Send(remote, [1], From(2)),
                () => Endpoints.Bind(change: options => options with { SendDefaults = From(2) }),
            ])
            Assert.Contains(row.Reason, Assert.Throws<PlatformNotSupportedException>(attempt).Message, StringComparison.Ordinal);
        Assert.True(origin.TrySend(remote, [1], default).IsSent);
    }

    private static SendOptions From(byte host) => new() { Source = new LocalAddress(new IPAddress([127, 0, 0, host])) };

    private void SkipWithoutSendOptions()
    {
        UdpCapability row = Endpoints.Bind().Capabilities.SendOptions;
        Assert.SkipUnless(row.IsOn, row.Reason);
    }

    /// <summary>A client that hears but the address of the server it asks.</summary>
    private (UdpEndpoint Client, Inbox Inbox) ConnectTo(string host, UdpEndpoint server)
    {
        var target = new IPEndPoint(IPAddress.Parse(host), server.LocalEndPoint.Port);
        var local = new IPEndPoint(host == "::1" ? IPAddress.IPv6Loopback : IPAddress.Loopback, 0);
        UdpEndpoint client = Endpoints.Connect(target, local: local);
        return (client, Endpoints.Collect(client));
    }

    private static Handler Answer(string way, ManualResetEventSlim? gate) => new((in DatagramBatch batch, DatagramSender sender) =>
    {
        Assert.True(gate?.Wait(TimeLimits.Limit) ?? true);
        if (way == "SendBack of the batch")
        {
            sender.SendBack(batch);
            return;
        }
        foreach (DatagramRun run in batch.Runs)
        {
            if (way == "SendBack of the run")
                sender.SendBack(run);
            else
                foreach (Datagram datagram in run)
                    sender.Reply(datagram, datagram.Payload);
        }
    });
}
