using System.Numerics;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

public abstract partial class ImpairmentContract
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Exactly_those_are_lost_that_the_judge_says(bool isOutgoing)
    {
        var impairment = new LinkImpairment { Loss = LossModel.GilbertElliott(0.1, 0.4, lossWhenGood: 0.05) };
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) = Connect(impairment, isOutgoing);
        byte[][] payloads = SomePayloads();
        SendAll(origin, receiver.LocalEndPoint, payloads);

        LinkVerdict[] verdicts = Predict(impairment, isOutgoing, payloads);
        byte[][] expected = payloads.Where((_, i) => verdicts[i].IsDelivered).ToArray();
        await AssertArriveAsync(expected, inbox, statistics);
        Assert.Equal(Count - expected.Length, statistics().Lost);
        Assert.NotEmpty(expected);
        Assert.NotEqual(Count, expected.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_that_loses_everything_lets_nothing_through_and_hurts_nobody(bool isOutgoing)
    {
        var impairment = new LinkImpairment { Loss = LossModel.Independent(1) };
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) = Connect(impairment, isOutgoing);
        SendAll(origin, receiver.LocalEndPoint, SomePayloads());
        await AssertArriveAsync([], inbox, statistics);
        await receiver.StopAsync().Within();
        Assert.Equal((Count, 0), (origin.Statistics.DatagramsSent, receiver.Statistics.DatagramsReceived));
    }

    [Fact]
    public async Task Single_sends_suffer_as_those_of_a_sender_do()
    {
        var impairment = new LinkImpairment { Loss = LossModel.Independent(0.3), Corruption = 0.3, Duplication = 0.3 };
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) = Connect(impairment, isOutgoing: true);
        byte[][] payloads = SomePayloads();
        for (int i = 0; i < Count; i++)
        {
            byte[] sent = payloads[i].ToArray();
            SendResult result = i % 2 == 0 ? origin.TrySend(receiver.LocalEndPoint, sent) : await origin.SendAsync(receiver.LocalEndPoint, sent);
            Assert.Equal(new SendResult(SendStatus.Sent), result);
            Assert.Equal(payloads[i], sent);
        }

        // One by one, a copy follows its original at once.
        LinkVerdict[] verdicts = Predict(impairment, isOutgoing: true, payloads);
        byte[][] expected = payloads.SelectMany((payload, i) => Enumerable.Repeat(
            After(verdicts[i], payload), !verdicts[i].IsDelivered ? 0 : verdicts[i].CopyDelay is null ? 1 : 2)).ToArray();
        await AssertArriveAsync(expected, inbox, statistics);
        Assert.Equal(Count, origin.Statistics.DatagramsSent);
        Assert.Equal(payloads.Sum(payload => payload.Length), origin.Statistics.BytesSent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_copy_arrives_once_and_counts_as_received_but_not_as_sent(bool isOutgoing)
    {
        var impairment = new LinkImpairment { Duplication = 0.4 };
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) = Connect(impairment, isOutgoing);
        byte[][] payloads = SomePayloads();
        SendAll(origin, receiver.LocalEndPoint, payloads);
        int copies = Predict(impairment, isOutgoing, payloads).Count(verdict => verdict.CopyDelay is not null);

        Arrival[] arrivals = await inbox.TakeAsync(Count + copies);
        Assert.Equal(
            payloads.Concat(payloads.Where((_, i) => Predict(impairment, isOutgoing, payloads)[i].CopyDelay is not null)).Order(Bytes),
            arrivals.Select(arrival => arrival.Payload).Order(Bytes));
        Assert.All(arrivals, arrival => Assert.Equal(origin.LocalEndPoint, arrival.Remote.ToIPEndPoint()));
        await receiver.StopAsync().Within();
        Assert.Equal((Count, Count + copies), (origin.Statistics.DatagramsSent, receiver.Statistics.DatagramsReceived));
        Assert.Equal((Count, copies, Count + copies), (statistics().Entered, statistics().Duplicated, statistics().Delivered));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_corrupted_datagram_exactly_the_bit_differs_that_the_judge_says(bool isOutgoing)
    {
        var impairment = new LinkImpairment { Corruption = 0.5 };
        (UdpEndpoint origin, UdpEndpoint receiver, Inbox inbox, Func<LinkStatistics> statistics) = Connect(impairment, isOutgoing);
        byte[][] payloads = SomePayloads();
        SendAll(origin, receiver.LocalEndPoint, payloads);

        LinkVerdict[] verdicts = Predict(impairment, isOutgoing, payloads);
        await AssertArriveAsync(payloads.Select((payload, i) => After(verdicts[i], payload)).ToArray(), inbox, statistics);
        Arrival[] arrivals = await inbox.TakeAsync(Count);
        for (int i = 0; i < Count; i++)
        {
            int differing = payloads[i].Zip(arrivals[i].Payload).Sum(pair => BitOperations.PopCount((uint)(pair.First ^ pair.Second)));
            Assert.Equal(verdicts[i].FlippedBit >= 0 ? 1 : 0, differing);
        }
        Assert.Equal(verdicts.Count(verdict => verdict.FlippedBit >= 0), statistics().Corrupted);
    }

    [Fact]
    public async Task Corrupting_what_is_sent_back_leaves_the_leased_original_whole()
    {
        UdpEndpoint server = BindImpaired(outgoing: new LinkImpairment { Corruption = 1, Duplication = 0.5 });
        var leases = new LeaseBox();
        Endpoints.Run(server, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            leases.OnBatch(batch, sender);
            sender.SendBack(batch);
        }));
        (UdpEndpoint client, Inbox inbox) = Endpoints.Listen();

        // Longer than what a lease copies: these share the block they came in.
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 30).Select(i => 2_500 + i));
        foreach (byte[] payload in payloads)
            client.TrySend(server.LocalEndPoint, payload);
        DatagramLease[] held = await leases.TakeAsync(payloads.Length);
        await inbox.TakeAsync(payloads.Length);
        Assert.Equal(payloads, held.Select(lease => lease.Payload.ToArray()));
        leases.DisposeAll();
    }

    private static readonly Comparer<byte[]> Bytes = Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));
}
