using System.Diagnostics;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

public abstract partial class ImpairmentContract
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_under_way_at_the_disposal_is_dropped_and_seen_to_be(bool isOutgoing)
    {
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) =
            Connect(new LinkImpairment { Delay = Delay }, isOutgoing);
        SendAll(origin, receiver.LocalEndPoint, SomePayloads());
        await TimeLimits.Until(() => statistics().UnderWay == Count, "all are under way");
        await (isOutgoing ? origin : receiver).DisposeAsync().Within();
        _clock.Advance(2 * Delay);
        Assert.Equal((Count, 0), (statistics().UnderWay, statistics().Delivered));
        Assert.Equal(0, inbox.Count);
        Assert.Equal(0, _clock.PendingCount);
    }

    [Fact]
    public async Task A_sender_is_told_of_the_disposal_even_when_everything_is_lost()
    {
        UdpEndpoint endpoint = BindImpaired(outgoing: new LinkImpairment { Loss = LossModel.Independent(1) });
        DatagramSender sender = endpoint.CreateSender();
        sender.Send(endpoint.LocalEndPoint, [1]);
        sender.Flush();
        await endpoint.DisposeAsync().Within();
        sender.Send(endpoint.LocalEndPoint, [1]);
        Assert.Throws<ObjectDisposedException>(sender.Flush);
        Assert.Throws<ObjectDisposedException>(() => endpoint.TrySend(endpoint.LocalEndPoint, [1]));
        sender.Dispose();
    }

    [Fact]
    public async Task Endpoints_disposed_while_timers_go_off_leave_nothing_behind()
    {
        var impairment = new LinkImpairment { Delay = TimeSpan.FromMilliseconds(2), Jitter = TimeSpan.FromMilliseconds(2), Duplication = 0.5 };
        for (int round = 0; round < 30; round++)
        {
            await using UdpEndpoint endpoint = UdpEndpoint.Bind(TestEndpoints.Loopback, Endpoints.Options with
            {
                Impairment = new ImpairmentOptions { Outgoing = impairment, Incoming = impairment },
            });
            var inbox = new Inbox();
            Task run = endpoint.RunAsync(inbox);
            SendAll(endpoint, endpoint.LocalEndPoint, SomePayloads());
            await inbox.TakeAsync(1 + (round * 5));
            await endpoint.DisposeAsync().Within();
            await run.Within();
            Assert.Equal(0, TestEndpoints.BuffersOf(endpoint).RentedCount);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_the_systems_clock_nothing_arrives_before_its_delay_is_over(bool isOutgoing)
    {
        UdpEndpoint Impaired(LinkImpairment impairment) => Endpoints.Bind(change: options => options with
        {
            Impairment = isOutgoing ? new ImpairmentOptions { Outgoing = impairment } : new ImpairmentOptions { Incoming = impairment },
        });
        UdpEndpoint impaired = Impaired(new LinkImpairment { Delay = TimeSpan.FromMilliseconds(20.5), Jitter = TimeSpan.FromMilliseconds(20) });
        UdpEndpoint plain = Endpoints.Bind();
        (UdpEndpoint origin, UdpEndpoint receiver) = isOutgoing ? (impaired, plain) : (plain, impaired);
        Inbox inbox = Endpoints.Collect(receiver);
        long start = Stopwatch.GetTimestamp();
        byte[][] payloads = SomePayloads();
        SendAll(origin, receiver.LocalEndPoint, payloads);
        Arrival[] arrivals = await inbox.TakeAsync(Count);

        // The last of so many drew nearly the longest delay: it cannot have come much before it.
        Assert.True(Stopwatch.GetElapsedTime(start) > TimeSpan.FromMilliseconds(35));
        Assert.Equal(payloads.Order(Bytes), arrivals.Select(arrival => arrival.Payload).Order(Bytes));
    }

    [Theory]
    [InlineData(2_500)]
    [InlineData(100)]
    public async Task Leased_datagrams_that_were_delayed_stay_whole_under_continued_traffic(int length)
    {
        // Of these some come at once, through the backend's own receive, and some late, past it; all are leased, so that
        // every slot of the ring changes its block all the time.
        var impairment = new LinkImpairment
        {
            Reordering = 0.5,
            ReorderingDelay = TimeSpan.FromMilliseconds(1),
            Loss = LossModel.Independent(0.1),
            Duplication = 0.5,
        };
        const int Rounds = 60;
        const int Burst = 30;
        UdpEndpoint receiver = Endpoints.Bind(change: options => options with
        {
            ReceiveSlots = 8,
            LeasedBlocks = 24,
            Impairment = new ImpairmentOptions { Seed = Links.Seed, Incoming = impairment },
        });
        var kept = new System.Collections.Concurrent.ConcurrentQueue<DatagramLease>();
        int wrong = 0;
        Endpoints.Run(receiver, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (Datagram datagram in batch)
                kept.Enqueue(datagram.Retain());
        }));
        UdpEndpoint origin = Endpoints.Bind();

        void DisposeSome(int least)
        {
            while (kept.Count > least && kept.TryDequeue(out DatagramLease lease))
            {
                int number = lease.Payload[0];
                wrong += lease.Payload.SequenceEqual(Numbered(number, length)) ? 0 : 1;
                lease.Dispose();
            }
        }
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < Burst; i++)
                origin.TrySend(receiver.LocalEndPoint, Numbered(((round * Burst) + i) % 256, length));
            int entered = (round + 1) * Burst;
            await TimeLimits.Until(
                () =>
                {
                    DisposeSome(least: 16);
                    return receiver.Impairment!.Incoming.Entered == entered;
                },
                "the burst has entered");
        }
        await TimeLimits.Until(
            () =>
            {
                DisposeSome(least: 0);
                return receiver.Impairment!.Incoming.UnderWay == 0;
            },
            "nothing is under way");
        await receiver.StopAsync().Within();
        DisposeSome(least: 0);
        Assert.Equal(0, wrong);
        Assert.Equal(receiver.Impairment!.Incoming.Delivered, receiver.Statistics.DatagramsReceived);
        Assert.True(receiver.Impairment.Incoming.Duplicated > 0);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(2_047)]
    public async Task Delayed_datagrams_are_cut_and_marked_as_those_that_come_at_once(int bound)
    {
        UdpEndpoint receiver = Endpoints.Bind(change: options => options with
        {
            MaxDatagramBytes = bound,
            Impairment = Impair(null, new LinkImpairment { Delay = Delay, Duplication = 1 }),
        });
        Inbox inbox = Endpoints.Collect(receiver);
        byte[][] payloads = Payloads.Of([bound, bound + 1, 20_000, 0]);
        SendAll(Endpoints.Bind(), receiver.LocalEndPoint, payloads);
        await TimeLimits.Until(() => receiver.Impairment!.Incoming.Entered == payloads.Length, "all have entered");
        _clock.Advance(Delay);
        Arrival[] arrivals = await inbox.TakeAsync(2 * payloads.Length);
        Payloads.AssertSame(payloads.SelectMany(payload => Enumerable.Repeat(payload[..Math.Min(bound, payload.Length)], 2)).ToArray(), arrivals);
        Assert.Equal(payloads.SelectMany(payload => Enumerable.Repeat(payload.Length > bound, 2)), arrivals.Select(arrival => arrival.IsTruncated));
    }

    [Fact]
    public void An_endpoint_without_impairment_has_no_statistics_of_one() => Assert.Null(Endpoints.Bind().Impairment);

    private static byte[] Numbered(int number, int length)
    {
        byte[] bytes = Payloads.Make(number, length);
        bytes[0] = (byte)number;
        return bytes;
    }
}
