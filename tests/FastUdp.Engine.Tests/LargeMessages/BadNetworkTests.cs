using FastUdp.Engine.Tests.LargeMessages.Support;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.LargeMessages;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

/// <summary>On simulated networks of every kind a reliable message arrives intact and once, an unreliable one intact or not at all.</summary>
public class BadNetworkTests
{
    public static TheoryData<double, double, double> Networks => new()
    {
        { 0, 0, 0 },
        { 0.01, 0, 0 },
        { 0.10, 0.1, 0.1 },
        { 0.30, 0, 0 },
        { 0.30, 0.3, 0.3 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Reliable_messages_all_arrive_intact_and_once(double loss, double duplication, double reordering)
    {
        var channels = new SimulatedChannels(seed: 7, Impair(loss, duplication, reordering));
        byte[][] messages = [.. Enumerable.Range(0, 20).Select(number => Payloads.Make(number, number * 7_919))];
        Task<LargeSendOutcome[]> sending = Task.WhenAll(messages.Select(message => channels.SendReliablyAsync(message)));
        Assert.All(channels.Finish(sending), outcome => Assert.Equal(LargeSendOutcome.Delivered, outcome));
        AssertSameSet(messages, channels.Inbox.Payloads);
        channels.AssertNothingLeft();
    }

    [Fact]
    public void A_message_of_sixteen_mebibytes_arrives_over_a_link_that_loses()
    {
        var channels = new SimulatedChannels(seed: 3, Impair(0.02, 0, 0));
        byte[] message = Payloads.Make(1, 16 << 20);
        Assert.Equal(LargeSendOutcome.Delivered, channels.Finish(channels.SendReliablyAsync(message)));
        Assert.Equal(message, Assert.Single(channels.Inbox.Payloads));
        LargeMessageStatistics sent = channels.Sender.Statistics;
        Assert.Equal(11_595, sent.FirstSends);
        Assert.InRange(sent.Repetitions, 11_595 * 0.015, 11_595 * 0.03);
        channels.AssertNothingLeft();
    }

    [Fact]
    public void Only_what_is_missing_is_sent_again()
    {
        var channels = new SimulatedChannels(seed: 5, Impair(0.05, 0, 0));
        for (int number = 0; number < 30; number++)
            Assert.Equal(LargeSendOutcome.Delivered, channels.Finish(channels.SendReliablyAsync(Payloads.Make(number, 65_507))));
        LargeMessageStatistics received = channels.Receiver.Statistics;
        Assert.Equal(30 * 46, received.SegmentsAccepted);
        Assert.InRange(channels.Sender.Statistics.Repetitions, 30, 30 * 46 / 10);

        // Lost acknowledgements are why some are sent in vain.
        Assert.InRange(received.SegmentsDuplicate, 0, 20);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Unreliable_messages_arrive_intact_and_once_or_not_at_all(double loss, double duplication, double reordering)
    {
        var channels = new SimulatedChannels(seed: 11, Impair(loss, duplication, reordering));
        byte[][] messages = [.. Enumerable.Range(0, 200).Select(number => Payloads.Make(number, number * 100))];
        foreach (byte[] message in messages)
            Assert.Equal(LargeSendOutcome.Sent, channels.Finish(channels.SendAsync(message, LargeMessageDelivery.Unreliable)));
        channels.AssertNothingLeft();
        byte[][] arrived = channels.Inbox.Payloads;
        Assert.Equal(arrived.Length, arrived.Select(message => Array.FindIndex(messages, sent => sent.AsSpan().SequenceEqual(message))).Distinct().Count(index => index >= 0));
        if (loss == 0)
            Assert.Equal(messages.Length, arrived.Length);
    }

    [Fact]
    public void Corrupted_headers_do_no_harm_that_outlasts_them()
    {
        // The simulation flips bits behind the checksum that UDP would have noticed them by: a flipped bit of the content is delivered.
        var channels = new SimulatedChannels(seed: 13, new LinkImpairment { Delay = TimeSpan.FromMilliseconds(1), Corruption = 0.2 });
        for (int number = 0; number < 100; number++)
            Assert.Equal(LargeSendOutcome.Delivered, channels.Finish(channels.SendReliablyAsync(Payloads.Make(number, 20_000))));
        Assert.All(channels.Inbox.Payloads, payload => Assert.Equal(20_000, payload.Length));
        channels.AssertNothingLeft();
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        Assert.Equal(Run(), Run());

        static string Run()
        {
            var channels = new SimulatedChannels(seed: 17, Impair(0.1, 0.1, 0.1));
            channels.Finish(Task.WhenAll(Enumerable.Range(0, 5).Select(number => channels.SendReliablyAsync(Payloads.Make(number, 200_000)))));
            return $"{channels.Network.Now} {channels.Sender.Statistics} {channels.Receiver.Statistics}";
        }
    }

    private static LinkImpairment Impair(double loss, double duplication, double reordering) => new()
    {
        Loss = LossModel.Independent(loss),
        Delay = TimeSpan.FromMilliseconds(5),
        Duplication = duplication,
        Reordering = reordering,
        ReorderingDelay = TimeSpan.FromMilliseconds(3),
    };

    private static void AssertSameSet(byte[][] expected, byte[][] actual) =>
        Assert.Equal(expected.Select(Convert.ToHexString).Order(), actual.Select(Convert.ToHexString).Order());
}
