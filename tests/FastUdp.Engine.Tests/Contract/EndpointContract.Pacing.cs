using System.Diagnostics;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

/// <summary>Paced endpoints. How late a machine lets them send is its own affair: only that they are never early is checked.</summary>
public abstract partial class EndpointContract
{
    // A thousand bytes with headers, a million bytes a second, ten datagrams a burst.
    private const int PacedPayloadBytes = 972;

    [Fact]
    public async Task Batches_leave_no_faster_than_the_rate()
    {
        UdpEndpoint origin = BindPaced();
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        byte[][] payloads = Payloads.Of(Enumerable.Repeat(PacedPayloadBytes, 150));
        using DatagramSender sender = origin.CreateSender();
        long start = Stopwatch.GetTimestamp();
        foreach (byte[] payload in payloads)
            sender.Send(AddressOf(receiver), payload);
        sender.Flush();
        AssertTook(start, milliseconds: 140);
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
        Assert.InRange(origin.Statistics.SendsPaced, 1, 150);
        Assert.Equal(150, origin.Statistics.DatagramsSent);
    }

    [Fact]
    public async Task Senders_and_single_sends_share_the_rate()
    {
        UdpEndpoint origin = BindPaced();
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        RemoteAddress target = AddressOf(receiver);
        long start = Stopwatch.GetTimestamp();
        Task[] senders = [.. Enumerable.Range(0, 2).Select(_ => TimeLimits.OnOwnThread(() =>
        {
            using DatagramSender sender = origin.CreateSender();
            for (int i = 0; i < 50; i++)
                sender.Send(target, new byte[PacedPayloadBytes]);
        }))];
        Task<SendResult>[] singles = [.. Enumerable.Range(0, 20).Select(_ => origin.SendAsync(target, new byte[PacedPayloadBytes]).AsTask())];
        Assert.All(await Task.WhenAll(singles).Within(), result => Assert.True(result.IsSent));
        await Task.WhenAll(senders).Within();
        AssertTook(start, milliseconds: 110);
        await inbox.TakeAsync(120);
    }

    [Fact]
    public async Task Replies_leave_no_faster_than_the_rate()
    {
        UdpEndpoint server = BindPaced();
        Endpoints.Run(server, Handler.Echo);
        (UdpEndpoint client, Inbox inbox) = Endpoints.Listen();
        long start = Stopwatch.GetTimestamp();
        using (DatagramSender sender = client.CreateSender())
        {
            for (int i = 0; i < 60; i++)
                sender.Send(AddressOf(server), new byte[PacedPayloadBytes]);
        }
        await inbox.TakeAsync(60);
        AssertTook(start, milliseconds: 50);
    }

    [Fact]
    public void A_single_send_past_the_rate_would_block()
    {
        SkipWithoutPacing();
        UdpEndpoint peer = Endpoints.Bind();

        // A second has room for one of these and the burst for another: three attempts in less are not too many to fail one.
        UdpEndpoint origin = Endpoints.Bind(change: options => options with { Pacing = new() { BytesPerSecond = 1_000, BurstBytes = 1_000 } });
        SendResult[] results = [.. Enumerable.Range(0, 100).Select(_ => origin.TrySend(AddressOf(peer), new byte[PacedPayloadBytes]))];
        Assert.True(results[0].IsSent);
        Assert.Contains(new SendResult(SendStatus.WouldBlock), results);
        Assert.Equal(results.Count(result => !result.IsSent), origin.Statistics.SendsBlocked);
    }

    [Fact]
    public async Task An_awaited_send_past_the_rate_can_be_given_up()
    {
        SkipWithoutPacing();
        UdpEndpoint peer = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind(change: options => options with { Pacing = new() { BytesPerSecond = 1_000, BurstBytes = 60_000 } });
        Assert.True(origin.TrySend(AddressOf(peer), new byte[59_000]).IsSent);
        using var cancellation = new CancellationTokenSource();
        Task<SendResult>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => origin.SendAsync(AddressOf(peer), new byte[59_000], cancellation.Token).AsTask())];
        await TimeLimits.Until(() => origin.Statistics.SendsPaced == 1, "the first waits for the rate");
        await cancellation.CancelAsync();
        foreach (Task<SendResult> send in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send.Within());
        Assert.Equal(1, origin.Statistics.DatagramsSent);
    }

    [Fact]
    public void The_capabilities_say_who_paces()
    {
        Assert.False(Endpoints.Bind().Capabilities.Pacing.IsOn);
        UdpCapability row = BindPaced().Capabilities.Pacing;
        Assert.True(row.IsOn);
        Assert.Contains("token bucket", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_wait_nothing_is_paced()
    {
        Assert.SkipWhen(Options.Network is null, "this endpoint can wait");
        Assert.Contains(
            "simulated", Assert.Throws<ArgumentException>(() => Endpoints.Bind(change: Pace)).Message, StringComparison.Ordinal);
    }

    private static UdpEndpointOptions Pace(UdpEndpointOptions options) =>
        options with { Pacing = new PacingOptions { BytesPerSecond = 1_000_000, BurstBytes = 10_000 } };

    private static void AssertTook(long start, int milliseconds) =>
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(milliseconds), $"It took {Stopwatch.GetElapsedTime(start)}.");

    // Bound to loopback, whose queueing discipline is none: the token bucket is what Auto comes to.
    private UdpEndpoint BindPaced()
    {
        SkipWithoutPacing();
        return Endpoints.Bind(change: Pace);
    }

    private void SkipWithoutPacing() => Assert.SkipUnless(Options.Network is null, "nothing in a simulated network can wait");
}
