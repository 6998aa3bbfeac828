using System.Net;
using FastUdp.Impairment;
using FastUdp.LargeMessages;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages.Support;

/// <summary>Two channels on a simulated network, one that sends to the other; and whoever else is to be there.</summary>
internal sealed class SimulatedChannels
{
    public static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    private static readonly IPEndPoint ReceiverAddress = IPEndPoint.Parse("10.0.0.1:1060");

    public SimulatedChannels(
        int seed = 1, LinkImpairment? impairment = null, LargeMessageOptions? senderOptions = null, LargeMessageOptions? receiverOptions = null)
    {
        Network = new SimulatedNetwork(seed, impairment);
        Receiver = Make(ReceiverAddress, receiverOptions, seed);
        Sender = Make(IPEndPoint.Parse("10.0.0.2:1060"), senderOptions, ~seed);
        _ = Receiver.RunAsync(Inbox);
        _ = Sender.RunAsync(SenderInbox);
    }

    public SimulatedNetwork Network { get; }

    public LargeMessageChannel Receiver { get; }

    public LargeMessageChannel Sender { get; }

    public MessageInbox Inbox { get; } = new();

    public MessageInbox SenderInbox { get; } = new();

    public RemoteAddress To { get; } = ReceiverAddress;

    /// <summary>A channel at an address of its own, which does not receive yet.</summary>
    public LargeMessageChannel Make(IPEndPoint local, LargeMessageOptions? options = null, int seed = 0) =>
        new(
            UdpEndpoint.Bind(local, new UdpEndpointOptions { Network = Network, Fragmentation = FragmentationMode.Probe }),
            (options ?? new LargeMessageOptions { DatagramBytes = 1_472 }) with { Random = new Random(seed), RunContinuationsAsynchronously = false });

    public Task<LargeSendOutcome> SendAsync(byte[] message, LargeMessageDelivery delivery, CancellationToken stop = default) =>
        Sender.SendAsync(To, message, delivery, stop).AsTask();

    public Task<LargeSendOutcome> SendReliablyAsync(byte[] message, CancellationToken stop = default) =>
        SendAsync(message, LargeMessageDelivery.Reliable, stop);

    /// <summary>Lets time pass until a task has ended.</summary>
    public T Finish<T>(Task<T> task)
    {
        Finish((Task)task);
        return task.Result;
    }

    public void Finish(Task task)
    {
        Assert.True(Network.RunUntil(task, Limit), "It hangs.");
        task.GetAwaiter().GetResult();
    }

    /// <summary>Lets time pass until nothing is remembered, and checks that nothing is left over.</summary>
    public void AssertNothingLeft()
    {
        Network.Run(TimeSpan.FromMinutes(10));
        foreach (LargeMessageChannel channel in (LargeMessageChannel[])[Sender, Receiver])
        {
            LargeMessageStatistics left = channel.Statistics;
            Assert.Equal((0, 0, 0L), (left.Outstanding, left.Reassemblies, left.ReassemblyBytes));
        }
    }
}
