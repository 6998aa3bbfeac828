using System.Net;
using FastUdp.Messages;
using FastUdp.Samples.Formats;
using FastUdp.Samples.MediaForwarder;
using FastUdp.Samples.Tests.Support;
using FastUdp.Simulation;

namespace FastUdp.Samples.Tests.Running;

/// <summary>The media forwarder by itself, in a network in memory.</summary>
public sealed class ForwarderTests
{
    private readonly SimulatedNetwork _network = new();
    private readonly Forwarder _forwarder;
    private readonly UdpEndpoint _server;

    public ForwarderTests()
    {
        _forwarder = new Forwarder(_network.TimeProvider);
        _server = UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.1:1060"), new UdpEndpointOptions { Network = _network });
        _ = _server.RunAsync(_forwarder);
    }

    [Fact]
    public void Packets_come_byte_for_byte_to_every_subscriber_and_to_nobody_else()
    {
        Viewer[] viewers = [Subscribe(), Subscribe(), new Viewer(_server, _network)];
        using UdpEndpoint publisher = Connect();
        byte[][] packets = [.. Enumerable.Range(0, 20).Select(number => Packet((ushort)(number + 65_530)))];
        foreach (byte[] packet in packets)
            publisher.TrySend(packet);
        Settle();
        Assert.Equal([20, 20, 0], viewers.Select(viewer => viewer.Packets.Count));
        Assert.Equal(packets, viewers[0].Packets);
        Assert.Equal((20, 40, 0, 0), Counted);
    }

    [Fact]
    public void What_the_publishers_numbers_leave_out_is_counted()
    {
        using UdpEndpoint publisher = Connect();
        foreach (ushort number in (ushort[])[65_533, 65_534, 1, 2, 65_535, 4])
            publisher.TrySend(Packet(number));
        Settle();
        Assert.Equal((6, 0, 3, 0), Counted);
    }

    [Fact]
    public void There_is_one_publisher_until_it_is_silent()
    {
        using UdpEndpoint first = Connect();
        using UdpEndpoint second = Connect();
        first.TrySend(Packet(1));
        Settle();
        second.TrySend(Packet(1));
        Settle();
        Assert.Equal((1, 0, 0, 1), Counted);

        _network.Run(Audience.MaxSilence + TimeSpan.FromSeconds(1));
        second.TrySend(Packet(2));
        Settle();
        Assert.Equal((2, 0, 0, 1), Counted);
    }

    [Fact]
    public void Who_does_not_repeat_the_subscription_or_ends_it_gets_no_more()
    {
        Viewer silent = Subscribe(), leaver = Subscribe(), faithful = Subscribe();
        leaver.Endpoint.TrySend(new Unsubscribe());
        _network.Run(Audience.MaxSilence - TimeSpan.FromSeconds(1));
        faithful.Endpoint.TrySend(new Subscribe(faithful.Token));
        _network.Run(TimeSpan.FromSeconds(3));

        using UdpEndpoint publisher = Connect();
        publisher.TrySend(Packet(1));
        Settle();
        Assert.Equal([0, 0, 1], ((Viewer[])[silent, leaver, faithful]).Select(viewer => viewer.Packets.Count));
    }

    private (long Received, long Sent, long Lost, long Refused) Counted =>
        (_forwarder.Counters.Received, _forwarder.Counters.Sent, _forwarder.Counters.Lost, _forwarder.Counters.Refused);

    private static byte[] Packet(ushort number) =>
        RoundTrip.Write(new RtpView { PayloadType = 96, SequenceNumber = number, Source = 5, Contributors = [], Payload = "picture"u8 });

    private UdpEndpoint Connect() => UdpEndpoint.Connect(_server.LocalEndPoint, new UdpEndpointOptions { Network = _network });

    private Viewer Subscribe()
    {
        var viewer = new Viewer(_server, _network);
        viewer.Endpoint.TrySend(new Subscribe(0));
        Settle();
        viewer.Endpoint.TrySend(new Subscribe(viewer.Token));
        Settle();
        return viewer;
    }

    private void Settle() => _network.RunUntilIdle(TimeSpan.FromSeconds(1));

    private sealed class Viewer : IDatagramHandler
    {
        public Viewer(UdpEndpoint server, SimulatedNetwork network)
        {
            Endpoint = UdpEndpoint.Connect(server.LocalEndPoint, new UdpEndpointOptions { Network = network });
            _ = Endpoint.RunAsync(this);
        }

        public UdpEndpoint Endpoint { get; }

        public List<byte[]> Packets { get; } = [];

        public ulong Token { get; private set; }

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
            {
                if (datagram.TryRead(out Challenge challenge, out _))
                    Token = challenge.Token;
                else if (!datagram.TryRead(out Subscribed _, out _))
                    Packets.Add(datagram.Payload.ToArray());
            }
        }
    }
}
