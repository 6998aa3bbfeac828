using System.Net;
using FastUdp.Engine.Tests.LargeMessages.Support;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.LargeMessages;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

/// <summary>How sends end otherwise than well.</summary>
public class SendOutcomeTests
{
    private static readonly LargeMessageOptions Fixed = new() { DatagramBytes = 1_472 };

    [Fact]
    public void Nobody_there_is_a_time_out()
    {
        var channels = new SimulatedChannels();
        Task<LargeSendOutcome> sending = channels.Sender.SendAsync(
            RemoteAddress.Parse("10.0.0.9:1"), new byte[1 << 20], LargeMessageDelivery.Reliable).AsTask();
        Assert.Equal(LargeSendOutcome.TimedOut, channels.Finish(sending));
        Assert.InRange(channels.Network.Now, Fixed.SendTimeout, Fixed.SendTimeout + TimeSpan.FromSeconds(1));

        // One super-buffer at first, and a probe after each wait.
        Assert.InRange(channels.Sender.Statistics.FirstSends, 45, 46);
        Assert.InRange(channels.Sender.Statistics.Probes, 4, 8);
    }

    [Fact]
    public void All_messages_to_a_silent_remote_time_out_together()
    {
        var channels = new SimulatedChannels();
        RemoteAddress nobody = RemoteAddress.Parse("10.0.0.9:1");
        Task<LargeSendOutcome[]> sending = Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => channels.Sender.SendAsync(nobody, new byte[100_000], LargeMessageDelivery.Reliable).AsTask()));
        Assert.All(channels.Finish(sending), outcome => Assert.Equal(LargeSendOutcome.TimedOut, outcome));
        Assert.InRange(channels.Network.Now, Fixed.SendTimeout, Fixed.SendTimeout * 1.5);
        channels.AssertNothingLeft();
    }

    [Fact]
    public void An_outage_shorter_than_the_time_out_is_survived()
    {
        var impairment = new LinkImpairment
        {
            Delay = TimeSpan.FromMilliseconds(1),
            Outages = [new Outage(TimeSpan.FromMilliseconds(3), TimeSpan.FromSeconds(6))],
        };
        var channels = new SimulatedChannels(impairment: impairment);
        byte[] message = Payloads.Make(1, 1 << 20);
        Assert.Equal(LargeSendOutcome.Delivered, channels.Finish(channels.SendReliablyAsync(message)));
        Assert.Equal(message, Assert.Single(channels.Inbox.Payloads));
    }

    [Fact]
    public void A_receiver_that_takes_less_refuses()
    {
        var channels = new SimulatedChannels(receiverOptions: Fixed with { MaxMessageBytes = 100_000 });
        Assert.Equal(LargeSendOutcome.Refused, channels.Finish(channels.SendReliablyAsync(new byte[100_001])));
        Assert.Equal(LargeSendOutcome.Delivered, channels.Finish(channels.SendReliablyAsync(new byte[100_000])));
        Assert.True(channels.Receiver.Statistics.SegmentsOfTooLong > 0);
    }

    [Fact]
    public void A_message_too_long_is_refused_at_once_with_the_limit()
    {
        var channels = new SimulatedChannels(senderOptions: Fixed with { MaxMessageBytes = 1_000 });
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => { _ = channels.SendAsync(new byte[1_001], LargeMessageDelivery.Unreliable); });
        Assert.Contains("1,001 bytes exceed the limit of MaxMessageBytes, 1,000.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_may_be_outstanding_are_refused_and_nothing_is_sent_of_them()
    {
        var channels = new SimulatedChannels(senderOptions: Fixed with { MaxOutstanding = 3 });
        Task<LargeSendOutcome>[] sending = [.. Enumerable.Range(0, 5).Select(_ => channels.SendReliablyAsync(new byte[10]))];
        LargeSendOutcome[] outcomes = channels.Finish(Task.WhenAll(sending));
        Assert.Equal(3, outcomes.Count(outcome => outcome == LargeSendOutcome.Delivered));
        Assert.Equal(2, outcomes.Count(outcome => outcome == LargeSendOutcome.Overloaded));
        Assert.Equal(3, channels.Inbox.Count);
    }

    [Fact]
    public void A_cancelled_message_ends_at_once_and_leaves_the_others_alone()
    {
        var channels = new SimulatedChannels(impairment: new LinkImpairment { Delay = TimeSpan.FromMilliseconds(10) });
        using var stop = new CancellationTokenSource();
        Task<LargeSendOutcome> cancelled = channels.SendReliablyAsync(new byte[5 << 20], stop.Token);
        Task<LargeSendOutcome> other = channels.SendReliablyAsync(Payloads.Make(2, 100_000));
        channels.Network.Run(TimeSpan.FromMilliseconds(35));
        Assert.False(cancelled.IsCompleted);
        stop.Cancel();
        Assert.True(cancelled.IsCanceled);
        Assert.Equal(LargeSendOutcome.Delivered, channels.Finish(other));
        Assert.Equal(Payloads.Make(2, 100_000), Assert.Single(channels.Inbox.Payloads));
        channels.AssertNothingLeft();
    }

    [Fact]
    public void A_token_cancelled_before_sends_nothing()
    {
        var channels = new SimulatedChannels();
        Assert.True(channels.SendReliablyAsync(new byte[10], new CancellationToken(canceled: true)).IsCanceled);
        Assert.Equal(0, channels.Sender.Statistics.FirstSends);
    }

    [Fact]
    public void Disposal_ends_what_is_outstanding_and_what_comes_after()
    {
        var channels = new SimulatedChannels(impairment: new LinkImpairment { Delay = TimeSpan.FromMilliseconds(10) });
        Task<LargeSendOutcome>[] sending = [.. Enumerable.Range(0, 10).Select(_ => channels.SendReliablyAsync(new byte[1 << 20]))];
        channels.Network.Run(TimeSpan.FromMilliseconds(25));
        channels.Finish(channels.Sender.DisposeAsync().AsTask());
        Assert.All(channels.Finish(Task.WhenAll(sending)), outcome => Assert.Equal(LargeSendOutcome.Closed, outcome));
        Assert.Equal(LargeSendOutcome.Closed, channels.Finish(channels.SendReliablyAsync(new byte[10])));
        Assert.Equal(LargeSendOutcome.Closed, channels.Finish(channels.SendAsync(new byte[10], LargeMessageDelivery.Unreliable)));
        Assert.Throws<ObjectDisposedException>(() => { _ = channels.Sender.RunAsync(new MessageInbox()); });
        channels.Finish(channels.Sender.DisposeAsync().AsTask());
    }

    [Fact]
    public void An_endpoint_disposed_under_the_channel_closes_it()
    {
        var channels = new SimulatedChannels();
        Task<LargeSendOutcome> sending = channels.Sender.SendAsync(RemoteAddress.Parse("10.0.0.9:1"), new byte[10], LargeMessageDelivery.Reliable).AsTask();
        channels.Finish(channels.Sender.Endpoint.DisposeAsync().AsTask());
        Assert.Contains(channels.Finish(sending), (LargeSendOutcome[])[LargeSendOutcome.Closed, LargeSendOutcome.TimedOut]);
        channels.Finish(channels.Sender.DisposeAsync().AsTask());
    }

    [Fact]
    public void Other_datagrams_are_the_handlers()
    {
        var channels = new SimulatedChannels();
        using UdpEndpoint stranger = UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.3:0"), new UdpEndpointOptions { Network = channels.Network });
        stranger.TrySend(channels.To, [1, 2, 3]);
        stranger.TrySend(channels.To, []);
        channels.Network.Run(TimeSpan.Zero);
        Assert.Equal([[1, 2, 3], []], channels.Inbox.Others);
    }

    [Fact]
    public void Forged_acknowledgements_are_ignored()
    {
        var channels = new SimulatedChannels(impairment: new LinkImpairment { Delay = TimeSpan.FromMilliseconds(10) });
        Task<LargeSendOutcome> sending = channels.SendReliablyAsync(Payloads.Make(1, 100_000));
        using UdpEndpoint stranger = UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.3:0"), new UdpEndpointOptions { Network = channels.Network });
        byte[] forged = new byte[AcknowledgementHeader.MaxWireSize];
        AcknowledgementHeader.TryWrite(new AcknowledgementHeader(1, 0, 0, 60_000, 0, 0, AcknowledgementStatus.Complete), forged, out _, out _);
        stranger.TrySend(channels.Sender.Endpoint.LocalEndPoint, forged);
        stranger.TrySend(channels.Sender.Endpoint.LocalEndPoint, forged.AsSpan(0, 5));
        Assert.Equal(LargeSendOutcome.Delivered, channels.Finish(sending));
        Assert.InRange(channels.Sender.Statistics.AcknowledgementsIgnored, 2, 2 + channels.Receiver.Statistics.AcknowledgementsSent);
    }
}
