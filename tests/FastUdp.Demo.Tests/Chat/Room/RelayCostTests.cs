using System.Net;
using FastUdp.Demo.Chat.Room.Server;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Chat.Room;

/// <summary>A line costs no allocation, however many it is for, and whoever does not read delays nobody.</summary>
public class RelayCostTests
{
    private const int Members = 300;

    [Fact]
    public void A_line_for_many_allocates_nothing()
    {
        var network = new SimulatedNetwork();
        using UdpEndpoint endpoint = UdpEndpoint.Bind(SimulatedRoom.Address, new UdpEndpointOptions { Network = network });
        using DatagramSender sender = endpoint.CreateSender();
        Seats seats = Fill();
        var relay = new LineRelay(seats, room: 1);
        byte[] text = new byte[64];
        long allocated = 0;
        for (int line = 0; line < 200; line++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            relay.Send(LineKind.Said, seats[7], text, sender);
            sender.Flush();
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

            // The first lines make the network's pools.
            allocated += line < 100 ? 0 : bytes;
            network.Run(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(0, allocated);
        Assert.Equal(200L * (Members - 1), network.Unclaimed);
    }

    [Fact]
    public async Task A_member_that_does_not_read_delays_nobody()
    {
        var any = new IPEndPoint(IPAddress.Loopback, 0);
        using UdpEndpoint deaf = UdpEndpoint.Bind(any, new UdpEndpointOptions { ReceiveBufferBytes = 4_096 });
        using UdpEndpoint member = UdpEndpoint.Bind(any);
        var heard = new Counter();
        Task receiving = member.RunAsync(heard, TestContext.Current.CancellationToken);
        using UdpEndpoint room = UdpEndpoint.Bind(any, new UdpEndpointOptions { SendTimeout = TimeSpan.FromMinutes(1) });
        var seats = new Seats();
        Audience audience = seats.AudienceOf(default);
        seats.Add(SeatOf(1, deaf.LocalEndPoint, audience));
        seats.Add(SeatOf(2, member.LocalEndPoint, audience));
        seats.Add(SeatOf(3, new IPEndPoint(IPAddress.Loopback, 9), audience));
        var relay = new LineRelay(seats, room: 1);
        using (DatagramSender sender = room.CreateSender())
        {
            for (int line = 1; line <= 500; line++)
            {
                relay.Send(LineKind.Said, seats[2], new byte[RoomLimits.MaxTextBytes], sender);
                sender.Flush();
                await TimeLimits.Until(() => heard.Count == line, "the member has got the line");
            }
        }
        Assert.Equal(0, room.Statistics.SendsBlocked);
        await member.StopAsync().Within();
        await receiving.Within();
    }

    private static Seats Fill()
    {
        var seats = new Seats();
        Audience audience = seats.AudienceOf(default);
        for (uint member = 1; member <= Members; member++)
            seats.Add(SeatOf(member, new IPEndPoint(IPAddress.Parse("10.0.1.1"), (int)(1_000 + member)), audience));
        return seats;
    }

    private static Seat SeatOf(uint member, IPEndPoint remote, Audience audience) => new()
    {
        Member = member,
        Key = member,
        Nonce = member,
        Remote = remote,
        Name = $"member {member}",
        Audience = audience,
        First = 1,
    };

    private sealed class Counter : IDatagramHandler
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void OnBatch(in DatagramBatch batch, DatagramSender sender) => Volatile.Write(ref _count, _count + batch.Count);
    }
}
