using System.Net;
using FastUdp.Impairment;
using FastUdp.LargeMessages;
using FastUdp.PathMtu;
using FastUdp.Simulation;

namespace FastUdp.Samples.Tests.Tutorial;

/// <summary>The code of docs/tutorial.md on sizes and on sending to many: each region stands there in the same words.</summary>
public class NetworkSnippets
{
    [Fact]
    public void The_longest_datagram_is_found_by_asking_the_path()
    {
        var network = new SimulatedNetwork(seed: 1, new LinkImpairment { Delay = TimeSpan.FromMilliseconds(5), MtuBytes = 1_500 });
        var options = new UdpEndpointOptions { Network = network, Fragmentation = FragmentationMode.Probe };
        IPEndPoint remote = IPEndPoint.Parse("10.0.0.2:1060");
        int longest = 0;
        network.Run(
            async () =>
            {
                await using var peer = UdpEndpoint.Bind(remote, options);
                using var answers = new PathMtuDiscovery(peer);
                _ = peer.RunAsync(new Prober(answers));
                IPEndPoint local = IPEndPoint.Parse("10.0.0.1:1060");

                #region discovery
                await using var endpoint = UdpEndpoint.Bind(local, options); // Fragmentation = FragmentationMode.Probe
                using var discovery = new PathMtuDiscovery(endpoint);
                _ = endpoint.RunAsync(new Prober(discovery));
                longest = await discovery.DiscoverAsync(remote); // 1,472 where the path takes packets of 1,500 bytes
                #endregion
            },
            limit: TimeSpan.FromMinutes(1));
        Assert.Equal(1_472, longest);
    }

    [Fact]
    public async Task A_megabyte_arrives_whole()
    {
        IPEndPoint local = new(IPAddress.Loopback, 0);
        await using var receiver = UdpEndpoint.Bind(local, new UdpEndpointOptions { Fragmentation = FragmentationMode.Probe });
        await using var receiving = new LargeMessageChannel(receiver);
        var letters = new Letters();
        Task running = receiving.RunAsync(letters);
        RemoteAddress remote = receiver.LocalEndPoint;
        byte[] megabyte = new byte[1 << 20];

        #region large-message
        await using var endpoint = UdpEndpoint.Bind(local, new UdpEndpointOptions { Fragmentation = FragmentationMode.Probe });
        await using var channel = new LargeMessageChannel(endpoint);
        _ = channel.RunAsync(new Letters()); // a channel hears acknowledgements, so it must receive too
        LargeSendOutcome outcome = await channel.SendAsync(remote, megabyte, LargeMessageDelivery.Reliable);
        #endregion

        Assert.Equal(LargeSendOutcome.Delivered, outcome);
        await TimeLimits.Until(() => letters.Bytes == megabyte.Length, "the message was handed over");
        await receiver.StopAsync().Within();
        await running.Within();
    }

    [Fact]
    public void Broadcast_takes_permission()
    {
        #region broadcast
        using var careful = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Any, 0));
        using var loud = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Any, 0), new UdpEndpointOptions { Broadcast = true });

        RemoteAddress everybody = IPEndPoint.Parse("127.255.255.255:1060");
        SendResult refused = careful.TrySend(everybody, "who is there?"u8); // Denied
        SendResult sent = loud.TrySend(everybody, "who is there?"u8);       // Sent
        #endregion

        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere the loopback network has no broadcast address");
        Assert.Equal((SendStatus.Denied, SendStatus.Sent), (refused.Status, sent.Status));
    }

    [Fact]
    public async Task Who_joined_a_group_hears_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere the loopback interface may carry no groups");
        const int port = 0;
        int loopback = NetworkInterfaces.Find(IPAddress.Loopback)!.Index;

        #region multicast
        IPAddress group = IPAddress.Parse("239.1.2.3");
        await using var member = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Any, port));
        member.Join(new MulticastGroup(group, InterfaceIndex: loopback));

        await using var speaker = UdpEndpoint.Bind(
            new IPEndPoint(IPAddress.Any, 0), new UdpEndpointOptions { Multicast = new MulticastOptions { InterfaceIndex = loopback } });
        speaker.TrySend(new IPEndPoint(group, member.LocalEndPoint.Port), "to whom it may concern"u8);
        #endregion

        await using IAsyncEnumerator<DatagramLease> heard = member.ReadAllAsync().GetAsyncEnumerator();
        Assert.True(await heard.MoveNextAsync().Within());
        Assert.Equal("to whom it may concern"u8, heard.Current.Payload);
        heard.Current.Dispose();
    }

    private readonly struct Prober(PathMtuDiscovery discovery) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                discovery.TryHandle(datagram, sender);
        }
    }

    private sealed class Letters : ILargeMessageHandler
    {
        private int _bytes;

        public int Bytes => Volatile.Read(ref _bytes);

        public void OnMessage(LargeMessage message)
        {
            using (message)
                Volatile.Write(ref _bytes, message.Length);
        }
    }
}
