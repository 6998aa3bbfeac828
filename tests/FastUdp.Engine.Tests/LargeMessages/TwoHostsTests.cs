using System.Net;
using FastUdp.Engine.Tests.LargeMessages.Support;
using FastUdp.Engine.Tests.Support;
using FastUdp.LargeMessages;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

/// <summary>Two network namespaces, joined by a link of 1,500 bytes on which the kernel loses one packet in a hundred.</summary>
public class TwoHostsTests
{
    private const int Messages = 100;

    private static readonly UdpEndpointOptions Options = new() { Fragmentation = FragmentationMode.Probe };

    private static readonly LargeMessageOptions Fixed = new() { DatagramBytes = 1_472 };

    [Fact]
    public async Task Every_reliable_message_arrives_intact_where_one_segment_in_a_hundred_is_lost()
    {
        using NetworkNamespace receiving = NetworkNamespace.CreateOrSkip();
        using NetworkNamespace sending = NetworkNamespace.CreateOrSkip();
        sending.Join(receiving, "wire", mtu: 1_500, ["192.0.2.2/24"], ["192.0.2.1/24"]);
        Drop(receiving);
        await using UdpEndpoint receiver = Bind(receiving, "192.0.2.1");
        await using UdpEndpoint sender = Bind(sending, "192.0.2.2");
        await using var to = new LargeMessageChannel(receiver, Fixed);
        await using var from = new LargeMessageChannel(sender, Fixed);
        var inbox = new MessageInbox();
        _ = to.RunAsync(inbox);
        _ = from.RunAsync(new MessageInbox());
        byte[][] messages = [.. Enumerable.Range(0, Messages).Select(number => Payloads.Make(number, 65_507))];

        foreach (byte[] message in messages)
            Assert.Equal(LargeSendOutcome.Delivered, await from.SendAsync(receiver.LocalEndPoint, message, LargeMessageDelivery.Reliable).Within());

        Assert.Equal(messages, inbox.Payloads);
        Assert.InRange(from.Statistics.Repetitions, 1, Messages * 46 / 10);
        Assert.Equal(0, from.Endpoint.Statistics.SendsTooLong);
    }

    private static UdpEndpoint Bind(NetworkNamespace host, string address) =>
        host.Run(() => UdpEndpoint.Bind(new IPEndPoint(IPAddress.Parse(address), 0), Options));

    private static void Drop(NetworkNamespace host)
    {
        try
        {
            host.Command("nft", "add table ip loss");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Assert.Skip($"nft(8) cannot be run: {exception.Message}.");
        }
        host.Command("nft", "add chain ip loss arriving { type filter hook input priority 0; }");
        host.Command("nft", "add rule ip loss arriving meta l4proto udp numgen random mod 100 == 0 drop");
    }
}
