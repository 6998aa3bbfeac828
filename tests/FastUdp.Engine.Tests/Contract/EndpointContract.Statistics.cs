using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task Statistics_of_both_ends_add_up()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint origin = Endpoints.Bind();
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 4_000).Select(i => i % 100));
        using (DatagramSender sender = origin.CreateSender())
            await Traffic.SendPacedAsync(sender, AddressOf(receiver), payloads, inbox);
        Assert.True(origin.TrySend(AddressOf(receiver), [1, 2]).IsSent);
        Assert.True((await origin.SendAsync(AddressOf(receiver), new byte[3])).IsSent);
        await inbox.TakeAsync(payloads.Length + 2);
        await receiver.StopAsync().Within();

        UdpStatistics sent = origin.Statistics;
        UdpStatistics received = receiver.Statistics;
        int bytes = payloads.Sum(payload => payload.Length) + 5;
        Assert.Equal(payloads.Length + 2, sent.DatagramsSent);
        Assert.Equal(payloads.Length + 2, received.DatagramsReceived);
        Assert.Equal(bytes, sent.BytesSent);
        Assert.Equal(bytes, received.BytesReceived);
        Assert.InRange(received.RunsReceived, 1, received.DatagramsReceived);
        Assert.InRange(received.BatchesReceived, 1, received.RunsReceived);
        AssertNothingFailed(sent);
        AssertNothingFailed(received);
        Assert.Equal(0, received.BlocksRented);
    }

    [Fact]
    public async Task Calls_are_counted_whether_they_move_one_datagram_or_many()
    {
        const int Datagrams = 10;
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint origin = Endpoints.Bind();
        bool hasCalls = origin.Capabilities.Backend != UdpBackend.Simulated;
        Assert.Equal(0, origin.Statistics.SendCalls);

        Assert.True(origin.TrySend(AddressOf(receiver), [1]).IsSent);
        await inbox.TakeAsync(1);
        long single = origin.Statistics.SendCalls;
        using (DatagramSender sender = origin.CreateSender())
        {
            for (int i = 0; i < Datagrams; i++)
                sender.Send(AddressOf(receiver), Payloads.Make(i, 100));
            sender.Flush();
        }
        await inbox.TakeAsync(Datagrams);
        await receiver.StopAsync().Within();

        Assert.Equal(hasCalls ? 1 : 0, single);
        int together = !hasCalls ? 0 : origin.Capabilities.BatchedCalls.IsOn ? 1 : Datagrams;
        Assert.InRange(origin.Statistics.SendCalls - single, together, hasCalls ? Datagrams : 0);
        Assert.Equal(0, origin.Statistics.ReceiveCalls);

        // Beside what brought something there are calls that found nothing, and sleeps.
        UdpStatistics received = receiver.Statistics;
        Assert.InRange(received.ReceiveCalls, hasCalls ? received.BatchesReceived : 0, hasCalls ? long.MaxValue : 0);
    }

    [Fact]
    public async Task A_slow_handler_loses_only_what_is_counted_and_the_engine_recovers()
    {
        const int Size = 500;
        const int Sent = 6_400;
        using var gate = new ManualResetEventSlim();
        var inbox = new Inbox();
        (UdpEndpoint receiver, UdpEndpoint origin) = (Endpoints.Bind(change: options => options with { ReceiveBufferBytes = 65_536 }), Endpoints.Bind());
        Endpoints.Run(receiver, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            Assert.True(gate.Wait(TimeLimits.Limit));
            inbox.OnBatch(batch, sender);
        }));
        using DatagramSender sender = origin.CreateSender();
        for (int i = 0; i < Sent; i++)
            sender.Send(AddressOf(receiver), Payloads.Make(i, Size));
        sender.Flush();
        gate.Set();

        // The last datagram to come proves that the loop has caught up; it is sent until it finds room.
        await TimeLimits.Until(
            () =>
            {
                origin.TrySend(AddressOf(receiver), [1]);
                return inbox.Count > 0 && receiver.Statistics.BytesReceived % Size != 0;
            },
            "the engine receives again");
        await receiver.StopAsync().Within();

        UdpStatistics statistics = receiver.Statistics;
        long lost = origin.Statistics.DatagramsSent - statistics.DatagramsReceived;
        Assert.True(lost > 0, "The load was to overflow the socket's buffer and did not.");
        if (statistics.BuffersDroppedByKernel is { } dropped)
            Assert.InRange(lost, dropped, dropped * 128);

        // What did arrive is whole, in order, and nothing came twice.
        Arrival[] arrivals = (await inbox.TakeAsync(inbox.Count)).Where(arrival => arrival.Payload.Length == Size).ToArray();
        int next = 0;
        foreach (Arrival arrival in arrivals)
        {
            while (next < Sent && !Payloads.Make(next, Size).AsSpan().SequenceEqual(arrival.Payload))
                next++;
            Assert.True(next++ < Sent, "A datagram arrived that was not sent, or not in this order.");
        }
    }

    [Fact]
    public async Task A_full_pool_loses_only_what_is_counted_and_the_engine_recovers()
    {
        UdpEndpoint receiver = Endpoints.Bind(change: options => options with
        {
            ReceiveSlots = 2,
            LeasedBlocks = 2,
            ReceiveBufferBytes = 65_536,
        });
        var box = new LeaseBox();
        Endpoints.Run(receiver, box);
        UdpEndpoint origin = Endpoints.Bind();
        for (int i = 0; i < 200; i++)
            origin.TrySend(AddressOf(receiver), new byte[3_000]);
        await TimeLimits.Until(() => receiver.Statistics.WaitsForBlocks > 0, "the loop waits for a block");

        // Gives back whatever is leased, until all that was not dropped has come through.
        int given = 0;
        await TimeLimits.Until(
            () =>
            {
                for (; given < box.Count; given++)
                    box[given].Dispose();
                UdpStatistics statistics = receiver.Statistics;
                return statistics.BuffersDroppedByKernel is { } dropped
                    ? statistics.DatagramsReceived + dropped == 200
                    : statistics.DatagramsReceived > 10;
            },
            "what was not dropped has arrived");
        await receiver.StopAsync().Within();
        for (; given < box.Count; given++)
            box[given].Dispose();
    }

    private static void AssertNothingFailed(UdpStatistics statistics)
    {
        Assert.Equal(0, statistics.SendsBlocked + statistics.SendsTooLong + statistics.SendsRefused + statistics.SendsUnreachable);
        Assert.Equal(0, statistics.SendsWithoutBuffers + statistics.SendsDenied + statistics.SendsFailed);
        Assert.Equal(0, statistics.SocketErrors + statistics.SegmentationFallbacks + statistics.DatagramsTruncated);
        Assert.Equal(0, (statistics.BuffersDroppedByKernel ?? 0) + statistics.DatagramsDroppedByQueue + statistics.WaitsForBlocks);
    }
}
