using System.Net;
using FastUdp.Engine.Tests.LargeMessages.Support;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.LargeMessages;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

/// <summary>Messages on paths whose MTU the channel has to find out, without a word from the network.</summary>
public class PathMtuDropTests
{
    private static readonly LargeMessageOptions Searching = new();

    private static readonly LinkImpairment Wide = new() { Delay = TimeSpan.FromMilliseconds(5), MtuBytes = 1_500 };

    [Fact]
    public void Messages_are_cut_as_the_path_is_found_to_take_them()
    {
        var channels = new SimulatedChannels(impairment: Wide, senderOptions: Searching, receiverOptions: Searching);
        Send(channels, 1);
        Assert.Equal(56, channels.Sender.Statistics.FirstSends);
        channels.Network.Run(TimeSpan.FromMinutes(1));
        Send(channels, 2);
        Assert.Equal(56 + 46, channels.Sender.Statistics.FirstSends);
        Assert.Equal((0L, 0L), (channels.Sender.Statistics.Recuts, channels.Sender.Statistics.Repetitions));
    }

    [Fact]
    public void A_message_under_way_when_the_path_MTU_falls_is_cut_anew_and_arrives_once()
    {
        var channels = new SimulatedChannels(impairment: Wide, senderOptions: Searching, receiverOptions: Searching);
        Send(channels, 1);
        channels.Network.Run(TimeSpan.FromMinutes(1));
        byte[] message = Payloads.Make(2, 8 << 20);
        Task<LargeSendOutcome> sending = channels.SendReliablyAsync(message);
        channels.Network.Run(TimeSpan.FromMilliseconds(30));
        Assert.False(sending.IsCompleted);

        channels.Network.SetLink(IPAddress.Parse("10.0.0.2"), IPAddress.Parse("10.0.0.1"), Wide with { MtuBytes = 1_280 });
        Assert.Equal(LargeSendOutcome.Delivered, channels.Finish(sending));
        Assert.Equal(message, channels.Inbox.Payloads[^1]);
        Assert.Equal(2, channels.Inbox.Count);
        Assert.InRange(channels.Sender.Statistics.Recuts, 1, 3);
    }

    private static void Send(SimulatedChannels channels, int number)
    {
        byte[] message = Payloads.Make(number, 65_507);
        Assert.Equal(LargeSendOutcome.Delivered, channels.Finish(channels.SendReliablyAsync(message)));
        Assert.Equal(message, channels.Inbox.Payloads[^1]);
    }
}
