using System.Net;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Wire;
using FastUdp.Impairment;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Bench.Counting;

/// <summary>What a known impairment does to a million datagrams, as a receiver counts it.</summary>
public class ImpairedReceptionTests
{
    private const int Datagrams = 1_000_000;
    private const int BatchDatagrams = 200;
    private const int Batches = Datagrams / BatchDatagrams;
    private const double Loss = 0.01;
    private const double Duplication = 0.005;
    private const double Reordering = 0.02;

    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void Loss_duplication_and_reordering_are_reported_as_they_were_set()
    {
        (ReceptionCounts counts, LinkStatistics link) = Run(new LinkImpairment
        {
            Loss = LossModel.Independent(Loss),
            Duplication = Duplication,
            Reordering = Reordering,
            ReorderingDelay = 1.5 * BatchTime,
        });

        // What the link knows it did, exactly: a lost datagram has no copy, and nothing is held beyond the window.
        Assert.Equal((Datagrams, Datagrams), (link.Entered, counts.Sent));
        Assert.Equal((link.Lost, link.Duplicated), (counts.Lost, counts.Duplicated));
        Assert.Equal(Datagrams, counts.Received + counts.Lost);
        Assert.Equal((0, 0, 0), (counts.Corrupted, counts.Late, counts.Foreign));

        // What was set, within chance.
        AssertWithinChance(Loss, counts.Lost);
        AssertWithinChance((1 - Loss) * Duplication, counts.Duplicated);
        AssertWithinChance((1 - Loss) * Reordering, counts.Reordered);

        // Held back for a batch and a half: meanwhile come the rest of its batch, what is left of the one before, and the next.
        Assert.InRange(counts.ReorderingExtentMaximum, 1.9 * BatchDatagrams, 2.1 * BatchDatagrams);
        Assert.InRange(counts.ReorderingExtentMean, 1.4 * BatchDatagrams, 1.6 * BatchDatagrams);

        // Those of a batch come together and in order: only the first of them has three higher ones right before it.
        Assert.InRange(counts.ThreeReordered, 0.95 * Batches, 1.05 * Batches);
    }

    [Fact]
    public void Every_flipped_bit_is_counted_as_corrupted_and_lost()
    {
        (ReceptionCounts counts, LinkStatistics link) = Run(new LinkImpairment { Corruption = 0.01 });
        AssertWithinChance(0.01, link.Corrupted);

        // Eight bits of all 512 are the identifier: one changed there is no test datagram at all.
        Assert.Equal(link.Corrupted, counts.Corrupted + counts.Foreign);
        Assert.InRange(counts.Foreign, link.Corrupted / 128, link.Corrupted / 32);
        Assert.Equal((link.Corrupted, 0, 0), (counts.Lost, counts.Duplicated, counts.Reordered));
    }

    /// <summary>Sends a batch a millisecond of virtual time through an impaired endpoint.</summary>
    private static (ReceptionCounts Counts, LinkStatistics Link) Run(LinkImpairment impairment)
    {
        var network = new SimulatedNetwork();
        var options = new UdpEndpointOptions { Network = network };
        var receiver = new Receiver(network.TimeProvider);
        LinkStatistics? link = null;
        network.Run(
            async () =>
            {
                await using UdpEndpoint to = UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.1:1"), options);
                _ = to.RunAsync(receiver);
                await using UdpEndpoint from = UdpEndpoint.Bind(
                    IPEndPoint.Parse("10.0.0.2:2"), options with { Impairment = new ImpairmentOptions { Seed = 20, Outgoing = impairment } });
                await SendAsync(from, to.LocalEndPoint, network.TimeProvider);
                receiver.Tally.Sent = from.Statistics.DatagramsSent;
                link = from.Impairment!.Outgoing;
            },
            limit: TimeSpan.FromHours(1));
        return (receiver.Tally.Counts, link!);
    }

    private static async Task SendAsync(UdpEndpoint from, RemoteAddress to, TimeProvider time)
    {
        for (ulong number = 0; number < Datagrams; number += BatchDatagrams)
        {
            SendBatch(from, to, number);
            await Task.Delay(BatchTime, time);
        }
        await Task.Delay(TimeSpan.FromSeconds(1), time);
    }

    private static void SendBatch(UdpEndpoint from, RemoteAddress to, ulong first)
    {
        using DatagramSender sender = from.CreateSender();
        for (ulong number = first; number < first + BatchDatagrams; number++)
            Receiver.Codec.Write(sender.Reserve(to, Receiver.Codec.DatagramBytes), Receiver.Stream, 0, number);
    }

    /// <summary>Within five standard deviations of what that many independent chances come to: one run in two million is not.</summary>
    private static void AssertWithinChance(double probability, long count)
    {
        double expected = probability * Datagrams;
        Assert.Equal(expected, count, tolerance: 5 * Math.Sqrt(expected * (1 - probability)));
    }

    private sealed class Receiver(TimeProvider time) : IDatagramHandler
    {
        public const byte Stream = 1;

        public static readonly TestDatagramCodec Codec = new(64);

        public ReceptionTally Tally { get; } = new(Codec, Stream, windowNumbers: 4_096);

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            long now = time.GetTimestamp();
            foreach (Datagram datagram in batch)
                Tally.Take(datagram.Payload, now, out _);
        }
    }
}
