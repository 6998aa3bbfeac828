using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

public abstract partial class ImpairmentContract
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_arrives_until_its_delay_is_over_and_then_all_in_order(bool isOutgoing)
    {
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) =
            Connect(new LinkImpairment { Delay = Delay }, isOutgoing);
        byte[][] payloads = SomePayloads();
        SendAll(origin, receiver.LocalEndPoint, payloads);
        await TimeLimits.Until(() => statistics().UnderWay == Count, "all are under way");
        _clock.Advance(Delay - Tick);
        Assert.Equal(Count, statistics().UnderWay);
        await receiver.StopAsync().Within();
        Assert.Equal(0, inbox.Count);

        // What comes out while nobody receives waits for the next run.
        Inbox next = Endpoints.Collect(receiver);
        _clock.Advance(Tick);
        await AssertArriveAsync(payloads, next, statistics);
        Assert.All(await next.TakeAsync(Count), arrival => Assert.Equal(origin.LocalEndPoint, arrival.Remote.ToIPEndPoint()));
        Assert.Equal((Count, 0), (statistics().Delivered, statistics().UnderWay));
        Assert.Equal(Count, origin.Statistics.DatagramsSent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_jitter_and_reordering_each_arrives_at_its_own_time(bool isOutgoing)
    {
        var impairment = new LinkImpairment
        {
            Delay = Delay,
            Jitter = Delay,
            Reordering = 0.2,
            ReorderingDelay = TimeSpan.FromMilliseconds(30),
            Duplication = 0.3,
            Corruption = 0.1,
        };
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) = Connect(impairment, isOutgoing);
        byte[][] payloads = SomePayloads();
        SendAll(origin, receiver.LocalEndPoint, payloads);
        await TimeLimits.Until(() => statistics().Entered == Count, "all have entered");
        LinkVerdict[] verdicts = Predict(impairment, isOutgoing, payloads);
        (TimeSpan Due, byte[] Payload)[] expected = verdicts
            .SelectMany((verdict, i) => ((TimeSpan?[])[verdict.Delay, verdict.CopyDelay])
                .Where(delay => delay is not null).Select(delay => (delay!.Value, After(verdict, payloads[i]))))
            .OrderBy(pair => pair.Item1).ToArray();

        foreach (double milliseconds in (double[])[7, 50, 51.5, 80, 131])
        {
            var now = TimeSpan.FromMilliseconds(milliseconds);
            _clock.Advance(now - _clock.Now);
            byte[][] due = expected.Where(pair => pair.Due <= now).Select(pair => pair.Payload).ToArray();
            await AssertArriveAsync(due, inbox, statistics);
        }
        Assert.Equal((0, verdicts.Count(verdict => verdict.Delay > TimeSpan.FromMilliseconds(100))), (statistics().UnderWay, expected.Count(pair => pair.Due > TimeSpan.FromMilliseconds(100))));
        Assert.NotEqual(0, statistics().Reordered);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rate_spreads_a_burst_over_the_time_its_bits_take(bool isOutgoing)
    {
        // 64 bytes a millisecond.
        var impairment = new LinkImpairment { BitsPerSecond = 64 * 8 * 1_000, QueueCapacity = 20 };
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) = Connect(impairment, isOutgoing);
        byte[][] payloads = Payloads.Of(Enumerable.Repeat(64, Count));
        SendAll(origin, receiver.LocalEndPoint, payloads);
        await TimeLimits.Until(() => statistics().Entered == Count, "all have entered");
        Assert.Equal((20, Count - 20), (statistics().UnderWay, statistics().Overflowed));
        for (int i = 0; i <= 20; i++)
        {
            await AssertArriveAsync(payloads[..i], inbox, statistics);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_outage_loses_what_enters_in_its_interval_alone(bool isOutgoing)
    {
        Outage[] outages = [new(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10)), new(Delay, TimeSpan.MaxValue)];
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) =
            Connect(new LinkImpairment { Outages = outages }, isOutgoing);
        var expected = new List<byte[]>();
        for (byte millisecond = 0; millisecond < 60; millisecond++)
        {
            origin.TrySend(receiver.LocalEndPoint, [millisecond]);
            if (millisecond is < 10 or >= 20 and < 50)
                expected.Add([millisecond]);
            await AssertArriveAsync(expected, inbox, statistics, entered: millisecond + 1);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        Assert.Equal((20, 0), (statistics().LostInOutages, statistics().Lost));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_seed_and_datagrams_suffer_the_same_and_another_seed_makes_others_suffer(bool isOutgoing)
    {
        var impairment = new LinkImpairment { Loss = LossModel.Independent(0.3), Corruption = 0.3, Delay = Delay, Jitter = Delay };
        var runs = new List<Arrival[]>();
        foreach (int seed in (int[])[7, 7, 8])
        {
            UdpEndpoint impaired = Endpoints.Bind(change: options => options with
            {
                Impairment = (isOutgoing ? Impair(impairment, null) : Impair(null, impairment)) with { Seed = seed },
            });
            UdpEndpoint plain = Endpoints.Bind();
            (UdpEndpoint origin, UdpEndpoint receiver) = isOutgoing ? (impaired, plain) : (plain, impaired);
            Inbox inbox = Endpoints.Collect(receiver);
            SendAll(origin, receiver.LocalEndPoint, SomePayloads());
            await TimeLimits.Until(() => StatisticsOf(impaired, isOutgoing).Entered == Count, "all have entered");
            _clock.Advance(2 * Delay);
            runs.Add(await inbox.TakeAsync((int)(Count - StatisticsOf(impaired, isOutgoing).Lost)));
        }
        Payloads.AssertSame(runs[0].Select(arrival => arrival.Payload).ToArray(), runs[1]);
        Assert.False(runs[0].Length == runs[2].Length && runs[0].Zip(runs[2]).All(pair => pair.First.Payload.AsSpan().SequenceEqual(pair.Second.Payload)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Statistics_add_up_once_nothing_is_under_way(bool isOutgoing)
    {
        var impairment = new LinkImpairment
        {
            Loss = LossModel.Independent(0.2),
            Duplication = 0.5,
            Delay = Delay,
            Jitter = Delay,
            QueueCapacity = 100,
            Outages = [new Outage(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1))],
        };
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) = Connect(impairment, isOutgoing);
        for (int round = 1; round <= 3; round++)
        {
            SendAll(origin, receiver.LocalEndPoint, SomePayloads());
            await TimeLimits.Until(() => statistics().Entered == round * Count, "all have entered");
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        _clock.Advance(2 * Delay);
        await TimeLimits.Until(() => statistics().UnderWay == 0, "nothing is under way");
        LinkStatistics done = statistics();
        await inbox.TakeAsync((int)done.Delivered);
        await receiver.StopAsync().Within();
        Assert.Equal(done.Entered + done.Duplicated, done.Delivered + done.Lost + done.LostInOutages + done.Overflowed);
        Assert.All((long[])[done.Lost, done.LostInOutages, done.Overflowed, done.Duplicated], count => Assert.True(count > 0));
        Assert.Equal(done.Delivered, receiver.Statistics.DatagramsReceived);
        Assert.Equal(3 * Count, origin.Statistics.DatagramsSent);
    }
}
