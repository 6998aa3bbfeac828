using System.Net;
using System.Net.NetworkInformation;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    private static readonly IPEndPoint Anywhere = new(IPAddress.Any, 0);
    private static readonly IPEndPoint AnywhereV6 = new(IPAddress.IPv6Any, 0);

    /// <summary>What the backend tells when it is asked for everything.</summary>
    private MetadataFields Tellable => Options.Backend == UdpBackend.Portable ? MetadataFields.LocalAddress : MetadataFields.All;

    [Fact]
    public async Task Nothing_is_learnt_that_was_not_asked_for()
    {
        (UdpEndpoint receiver, MetadataBox box) = Learn(TestEndpoints.Loopback, MetadataFields.None);
        Endpoints.Bind().TrySend(AddressOf(receiver), [1, 2, 3]);
        Learnt learnt = (await box.TakeAsync(1))[0];
        Assert.Equal(default, learnt.Metadata);
        Assert.Equal(3, learnt.OriginalLength);
        Assert.False(receiver.Capabilities.Metadata.IsOn);
    }

    [Fact]
    public async Task All_that_is_asked_for_is_told_or_its_lack_is_explained()
    {
        (UdpEndpoint receiver, MetadataBox box) = Learn(TestEndpoints.Loopback, MetadataFields.All);
        Endpoints.Bind().TrySend(AddressOf(receiver), [1, 2, 3]);
        Assert.Equal(Tellable, (await box.TakeAsync(1))[0].Metadata.Fields);
        UdpCapability row = receiver.Capabilities.Metadata;
        Assert.True(row.IsOn);
        Assert.Equal(Tellable != MetadataFields.All, row.Reason.Contains("no TrafficClass, HopLimit, Timestamp, KernelDrops: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0.0.0.0", "127.0.0.2", "127.0.0.1")]
    [InlineData("0.0.0.0", "127.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.3", "127.0.0.3", "127.0.0.1")]
    [InlineData("::", "127.0.0.2", "127.0.0.1")]
    [InlineData("::", "::1", "::1")]
    [InlineData("::1", "::1", "::1")]
    public async Task The_local_address_is_the_one_the_datagram_was_sent_to(string bound, string asked, string client)
    {
        var local = new IPEndPoint(IPAddress.Parse(bound), 0);
        if (local.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)
            SkipWithoutIPv6();
        (UdpEndpoint receiver, MetadataBox box) = Learn(local, MetadataFields.LocalAddress);
        var target = new IPEndPoint(IPAddress.Parse(asked), receiver.LocalEndPoint.Port);
        Endpoints.Bind(new IPEndPoint(IPAddress.Parse(client), 0)).TrySend(target, [1]);

        DatagramMetadata metadata = (await box.TakeAsync(1))[0].Metadata;
        Assert.Equal(MetadataFields.LocalAddress, metadata.Fields);
        Assert.Equal(IPAddress.Parse(asked), metadata.Local.ToIPAddress());
        Assert.Equal(NoMachine is null ? NetworkInterface.LoopbackInterfaceIndex : 0, metadata.Local.InterfaceIndex);
    }

    [Fact]
    public async Task The_traffic_class_and_the_hop_limit_are_those_it_was_sent_with()
    {
        if (Options.Backend == UdpBackend.Portable)
            Assert.Skip("the portable backend neither sends nor tells them by the datagram");
        SkipWithoutIPv6();
        (UdpEndpoint receiver, MetadataBox box) = Learn(AnywhereV6, MetadataFields.TrafficClass | MetadataFields.HopLimit);
        int sent = 0;
        foreach (string host in (string[])["127.0.0.1", "::1"])
        {
            var target = new IPEndPoint(IPAddress.Parse(host), receiver.LocalEndPoint.Port);
            foreach (IPEndPoint local in (IPEndPoint[])[AnywhereV6, new IPEndPoint(IPAddress.Parse(host), 0)])
            {
                using DatagramSender sender = Endpoints.Bind(local).CreateSender();
                sender.Send(target, [1], new SendOptions { Ecn = EcnCodepoint.CongestionExperienced, Dscp = 46, HopLimit = 7 });
                sender.Send(target, [2], new SendOptions { Ecn = EcnCodepoint.Capable0 });
                sender.Send(target, [3], new SendOptions { HopLimit = 255 });
                sender.Send(target, [4]);
                sender.Flush();
                sent += 4;
                Learnt[] learnt = (await box.TakeAsync(sent))[^4..];
                Assert.Equal(
                    [(46, EcnCodepoint.CongestionExperienced), (0, EcnCodepoint.Capable0), (0, EcnCodepoint.NotCapable), (0, EcnCodepoint.NotCapable)],
                    learnt.Select(each => (each.Metadata.Dscp, each.Metadata.Ecn)));
                Assert.Equal([7, 64, 255, 64], learnt.Select(each => (int)each.Metadata.HopLimit));
            }
        }
    }

    [Fact]
    public async Task The_timestamp_lies_between_the_send_and_the_receive()
    {
        if (Options.Backend == UdpBackend.Portable)
            Assert.Skip("the portable backend does not tell it");
        TimeProvider clock = Options.Network?.TimeProvider ?? TimeProvider.System;
        (UdpEndpoint receiver, MetadataBox box) = Learn(TestEndpoints.Loopback, MetadataFields.Timestamp);
        UdpEndpoint origin = Endpoints.Bind();
        for (int i = 1; i <= 20; i++)
        {
            DateTimeOffset before = clock.GetUtcNow();
            origin.TrySend(AddressOf(receiver), [1]);
            DatagramMetadata metadata = (await box.TakeAsync(i))[^1].Metadata;
            DateTimeOffset after = clock.GetUtcNow();

            // A tick of .NET's clock is 100 ns, and it is cut off.
            DateTimeOffset arrived = DateTimeOffset.UnixEpoch.AddTicks(metadata.UnixNanoseconds / TimeSpan.NanosecondsPerTick);
            Assert.InRange(arrived, before, after);
        }
    }

    [Fact]
    public async Task The_count_of_drops_rises_when_the_socket_overflows()
    {
        if (Options.Backend == UdpBackend.Portable)
            Assert.Skip("the portable backend does not tell it");
        UdpEndpoint receiver = Endpoints.Bind(change: options => options with { Metadata = MetadataFields.KernelDrops, ReceiveBufferBytes = 32_768 });
        UdpEndpoint origin = Endpoints.Bind();
        for (int i = 0; i < 500; i++)
            origin.TrySend(AddressOf(receiver), new byte[1_000]);

        // What was sent after them, to somebody else, has arrived: so have they.
        (UdpEndpoint other, Inbox inbox) = Endpoints.Listen();
        origin.TrySend(AddressOf(other), [1]);
        await inbox.TakeAsync(1);
        long dropped = receiver.Statistics.BuffersDroppedByKernel ?? 0;
        Assert.InRange(dropped, 1, 499);

        // Those that found room came before all that did not.
        var box = new MetadataBox();
        Endpoints.Run(receiver, box);
        Learnt[] learnt = await box.TakeAsync(500 - (int)dropped);
        Assert.All(learnt, each => Assert.Equal((MetadataFields.KernelDrops, 0u), (each.Metadata.Fields, each.Metadata.KernelDrops)));
        origin.TrySend(AddressOf(receiver), [1]);
        Assert.Equal(dropped, (await box.TakeAsync(learnt.Length + 1))[^1].Metadata.KernelDrops);
    }

    [Fact]
    public async Task A_truncated_datagram_tells_how_long_it_was()
    {
        var box = new MetadataBox();
        UdpEndpoint receiver = Endpoints.Bind(change: options => options with { MaxDatagramBytes = 100 });
        Endpoints.Run(receiver, box);
        UdpEndpoint origin = Endpoints.Bind();
        foreach (int length in (int[])[0, 99, 100, 101, 20_000])
            origin.TrySend(AddressOf(receiver), new byte[length]);
        Learnt[] learnt = await box.TakeAsync(5);
        Assert.Equal([0, 99, 100, 100, 100], learnt.Select(each => each.Length));
        int?[] lengths = Options.Backend == UdpBackend.Portable ? [0, 99, 100, null, null] : [0, 99, 100, 101, 20_000];
        Assert.Equal(lengths, learnt.Select(each => each.OriginalLength));
    }

    [Fact]
    public async Task A_lease_keeps_what_was_learnt()
    {
        UdpEndpoint receiver = Endpoints.Bind(Anywhere, options => options with { Metadata = MetadataFields.All, MaxDatagramBytes = 3_000 });
        UdpEndpoint origin = Endpoints.Bind();
        var target = new IPEndPoint(IPAddress.Parse("127.0.0.2"), receiver.LocalEndPoint.Port);
        await using IAsyncEnumerator<DatagramLease> reader = receiver.ReadAllAsync().GetAsyncEnumerator();
        ValueTask<bool> next = reader.MoveNextAsync();
        foreach (int length in (int[])[10, 2_900, 4_000])
        {
            origin.TrySend(target, new byte[length]);
            Assert.True(await next.Within());
            DatagramLease lease = reader.Current;
            Assert.Equal(Tellable, lease.Metadata.Fields);
            Assert.Equal(IPAddress.Parse("127.0.0.2"), lease.Metadata.Local.ToIPAddress());
            Assert.Equal(length == 4_000 && Options.Backend == UdpBackend.Portable ? null : length, lease.OriginalLength);
            lease.Dispose();
            Assert.Throws<ObjectDisposedException>(() => lease.Metadata);
            Assert.Throws<ObjectDisposedException>(() => lease.OriginalLength);
            next = reader.MoveNextAsync();
        }
        await receiver.StopAsync().Within();
        Assert.False(await next.Within());
    }

    /// <summary>An endpoint that receives into a box what it is to learn.</summary>
    private (UdpEndpoint Endpoint, MetadataBox Box) Learn(IPEndPoint local, MetadataFields fields)
    {
        UdpEndpoint endpoint = Endpoints.Bind(local, options => options with { Metadata = fields });
        var box = new MetadataBox();
        Endpoints.Run(endpoint, box);
        return (endpoint, box);
    }
}
