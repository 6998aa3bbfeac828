using FastUdp.Engine.Tests.Contract;
using FastUdp.Engine.Tests.LargeMessages.Support;
using FastUdp.Engine.Tests.Support;
using FastUdp.LargeMessages;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

/// <summary>What channels do on the machine's own loopback, whatever moves their datagrams.</summary>
public abstract class LargeMessageContract(UdpBackend backend, string? obstacle) : IAsyncLifetime
{
    private static readonly LargeMessageOptions Fixed = new() { DatagramBytes = 1_472 };

    private readonly TestEndpoints _endpoints = new(new UdpEndpointOptions { Backend = backend, Fragmentation = FragmentationMode.Probe });
    private readonly List<LargeMessageChannel> _channels = [];

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(obstacle is null, obstacle ?? "");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (LargeMessageChannel channel in _channels)
            await channel.DisposeAsync().Within();
        await _endpoints.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_447)]
    [InlineData(1_448)]
    [InlineData(65_507)]
    [InlineData(1_000_003)]
    [InlineData(16 << 20)]
    public async Task A_reliable_message_arrives_as_it_was(int length)
    {
        (LargeMessageChannel receiver, MessageInbox inbox) = Listen(Fixed);
        (LargeMessageChannel sender, _) = Listen(Fixed);
        byte[] message = Payloads.Make(length, length);
        Assert.Equal(LargeSendOutcome.Delivered, await sender.SendAsync(AddressOf(receiver), message, LargeMessageDelivery.Reliable).Within());
        Arrival arrival = Assert.Single(await inbox.TakeAsync(1));
        Assert.Equal(AddressOf(sender), arrival.Remote);
        Assert.Equal(message, arrival.Payload);
    }

    [Fact]
    public async Task Unreliable_messages_that_do_not_outrun_the_receiver_arrive()
    {
        (LargeMessageChannel receiver, MessageInbox inbox) = Listen(Fixed);
        (LargeMessageChannel sender, _) = Listen(Fixed);
        for (int number = 0; number < 50; number++)
        {
            Assert.Equal(LargeSendOutcome.Sent, await sender.SendAsync(AddressOf(receiver), Payloads.Make(number, 65_507)).Within());
            await inbox.TakeAsync(number + 1);
        }
        Assert.All(inbox.Payloads.Index(), numbered => Assert.Equal(Payloads.Make(numbered.Index, 65_507), numbered.Item));
    }

    [Fact]
    public async Task Many_threads_send_both_ways_at_once()
    {
        (LargeMessageChannel one, MessageInbox atOne) = Listen(Fixed);
        (LargeMessageChannel other, MessageInbox atOther) = Listen(Fixed);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            (LargeMessageChannel from, LargeMessageChannel to) = thread % 2 == 0 ? (one, other) : (other, one);
            for (int i = 0; i < 20; i++)
                Assert.Equal(LargeSendOutcome.Delivered, await from.SendAsync(AddressOf(to), new byte[50_000 * thread], LargeMessageDelivery.Reliable).Within());
        }))).Within();
        Assert.Equal((80, 80), (atOne.Count, atOther.Count));
    }

    [Fact]
    public async Task A_channel_that_searches_for_the_path_MTU_uses_what_it_finds()
    {
        (LargeMessageChannel receiver, _) = Listen(new LargeMessageOptions());
        (LargeMessageChannel sender, _) = Listen(new LargeMessageOptions());
        byte[] message = new byte[65_507];
        await sender.SendAsync(AddressOf(receiver), message, LargeMessageDelivery.Reliable).Within();
        Assert.Equal(56, sender.Statistics.FirstSends);

        // The loopback takes datagrams of 65,507 bytes: the search gets there, or near.
        await TimeLimits.Until(() => SegmentsOfNext() < 10, "messages leave in fewer segments");

        long SegmentsOfNext()
        {
            long before = sender.Statistics.FirstSends;
            _ = sender.SendAsync(AddressOf(receiver), message).AsTask().Wait(TimeLimits.Limit);
            return sender.Statistics.FirstSends - before;
        }
    }

    [Fact]
    public async Task Sending_and_receiving_allocates_nothing_once_warm()
    {
        LargeMessageChannel receiver = Make(Fixed);
        _ = receiver.RunAsync(new Ignoring());
        (LargeMessageChannel sender, _) = Listen(Fixed with { RunContinuationsAsynchronously = false });
        RemoteAddress remote = AddressOf(receiver);
        byte[] message = new byte[65_507];
        await SendAsync(500);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 8 && least > 16_384; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await SendAsync(500);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        Assert.True(least <= 16_384, $"{least:N0} bytes were allocated for 500 messages.");

        async Task SendAsync(int count)
        {
            int delivered = 0;
            while (delivered < count && await sender.SendAsync(remote, message, LargeMessageDelivery.Reliable).ConfigureAwait(false) == LargeSendOutcome.Delivered)
                delivered++;
            Assert.Equal(count, delivered);
        }
    }

    [Fact]
    public void An_endpoint_that_lets_its_datagrams_be_fragmented_is_refused()
    {
        UdpEndpoint endpoint = _endpoints.Bind(change: options => options with { Fragmentation = FragmentationMode.Allow });
        Assert.Contains("Allow", Assert.Throws<ArgumentException>(() => new LargeMessageChannel(endpoint, Fixed)).Message, StringComparison.Ordinal);
    }

    private static RemoteAddress AddressOf(LargeMessageChannel channel) => channel.Endpoint.LocalEndPoint;

    private LargeMessageChannel Make(LargeMessageOptions options)
    {
        var channel = new LargeMessageChannel(_endpoints.Bind(), options);
        _channels.Add(channel);
        return channel;
    }

    private (LargeMessageChannel Channel, MessageInbox Inbox) Listen(LargeMessageOptions options)
    {
        LargeMessageChannel channel = Make(options);
        var inbox = new MessageInbox();
        _ = channel.RunAsync(inbox);
        return (channel, inbox);
    }

    private sealed class Ignoring : ILargeMessageHandler
    {
        public void OnMessage(LargeMessage message) => message.Dispose();
    }
}

public sealed class LinuxLargeMessages() : LargeMessageContract(UdpBackend.Linux, Backends.ExplainNoLinux());

public sealed class PortableLargeMessages() : LargeMessageContract(UdpBackend.Portable, obstacle: null);
