using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    private static readonly TimeSpan Ample = TimeLimits.Limit / 2;

    [Fact]
    public async Task A_drain_loses_nothing_that_had_arrived()
    {
        UdpEndpoint origin = Endpoints.Bind();
        for (int round = 0; round < 20; round++)
        {
            UdpEndpoint endpoint = Endpoints.Bind();
            byte[][] payloads = Payloads.Of(Enumerable.Range(1, 100));
            foreach (byte[] payload in payloads)
                Assert.True(origin.TrySend(AddressOf(endpoint), payload).IsSent);
            await AllHasArrivedAsync(origin);

            var inbox = new Inbox();
            Task run = endpoint.RunAsync(inbox);
            await endpoint.DrainAsync(Ample).Within();
            Assert.True(run.IsCompletedSuccessfully);
            Payloads.AssertSame(payloads, await inbox.TakeAsync(inbox.Count));
            Assert.Equal(0, endpoint.Statistics.BlocksRented);
        }
    }

    [Fact]
    public async Task What_comes_after_a_drain_waits_for_the_next_run()
    {
        UdpEndpoint origin = Endpoints.Bind();
        (UdpEndpoint endpoint, Inbox before) = Endpoints.Listen();
        origin.TrySend(AddressOf(endpoint), [1]);
        await before.TakeAsync(1);
        await endpoint.DrainAsync(Ample).Within();

        origin.TrySend(AddressOf(endpoint), [2]);
        Inbox after = Endpoints.Collect(endpoint);
        Assert.Equal([2], (await after.TakeAsync(1))[0].Payload);
        Assert.Equal(1, before.Count);
    }

    [Fact]
    public async Task A_drain_of_a_flow_without_a_gap_ends_at_its_limit()
    {
        // A busy machine may give the loop no turn within a short limit: then a longer one is tried.
        bool hasGoneOn = false;
        for (var limit = TimeSpan.FromMilliseconds(20); !hasGoneOn && limit < Ample; limit *= 2)
        {
            (UdpEndpoint endpoint, Task run) = await RunFloodAsync();
            long before = endpoint.Statistics.DatagramsReceived;
            await endpoint.DrainAsync(limit).Within();
            await run.Within();
            Assert.Equal(0, endpoint.Statistics.BlocksRented);
            hasGoneOn = endpoint.Statistics.DatagramsReceived > before;
        }
        Assert.True(hasGoneOn, "The drain was to go on handling and did not.");
    }

    [Fact]
    public async Task A_stop_ends_a_drain_without_a_limit()
    {
        (UdpEndpoint endpoint, Task run) = await RunFloodAsync();
        Task drain = endpoint.DrainAsync(Timeout.InfiniteTimeSpan);
        Assert.False(drain.IsCompleted);
        await endpoint.StopAsync().Within();
        await drain.Within();
        await run.Within();
    }

    [Fact]
    public async Task A_drain_of_no_time_stops_even_a_flow_without_a_gap()
    {
        (UdpEndpoint endpoint, Task run) = await RunFloodAsync();
        await endpoint.DrainAsync(TimeSpan.Zero).Within();
        await run.Within();
    }

    [Fact]
    public async Task Draining_what_does_not_run_does_nothing()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        await endpoint.DrainAsync(Ample).Within();
        await endpoint.RunAsync(Handler.Ignore, new CancellationToken(canceled: true)).Within();
        await endpoint.DrainAsync(Timeout.InfiniteTimeSpan).Within();
        await endpoint.DisposeAsync().Within();
        await endpoint.DrainAsync(Ample).Within();
    }

    [Fact]
    public async Task A_handler_that_throws_within_a_drain_fails_the_run_and_not_the_drain()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        origin.TrySend(AddressOf(endpoint), [1]);
        await AllHasArrivedAsync(origin);
        Task run = endpoint.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) => throw new InvalidTimeZoneException()));
        await endpoint.DrainAsync(Ample).Within();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => run.Within());
    }

    [Fact]
    public void A_drain_has_a_limit_from_nothing_to_an_hour_or_none()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = endpoint.DrainAsync(-TimeSpan.FromTicks(1)); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = endpoint.DrainAsync(TimeSpan.FromHours(1) + TimeSpan.FromTicks(1)); });
        Assert.True(endpoint.DrainAsync(TimeSpan.FromHours(1)).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Drains_stops_and_disposals_at_any_moment_all_end()
    {
        UdpEndpoint origin = Endpoints.Bind();
        for (int round = 0; round < 100; round++)
        {
            UdpEndpoint endpoint = Endpoints.Bind();
            Task run = endpoint.RunAsync(Handler.Ignore);
            for (int i = 0; i < round % 8; i++)
                origin.TrySend(AddressOf(endpoint), [1]);
            Thread.SpinWait(round * 7 % 100);
            Task[] ends =
            [
                endpoint.DrainAsync(round % 2 == 0 ? Ample : TimeSpan.FromTicks(round)),
                Task.Run(() => endpoint.DrainAsync(Ample)),
                Task.Run(() => round % 3 == 0 ? endpoint.DisposeAsync().AsTask() : endpoint.StopAsync()),
            ];
            await Task.WhenAll(ends).Within();
            await run.Within();
        }
    }

    /// <summary>Waits until what has been sent before lies in its receiver's queue: what is sent after it has come.</summary>
    private async Task AllHasArrivedAsync(UdpEndpoint origin)
    {
        (UdpEndpoint probe, Inbox inbox) = Endpoints.Listen();
        Assert.True(origin.TrySend(AddressOf(probe), [1]).IsSent);
        await inbox.TakeAsync(1);
    }

    /// <summary>An endpoint whose queue is never empty: it sends itself what it receives.</summary>
    private async Task<(UdpEndpoint Endpoint, Task Run)> RunFloodAsync()
    {
        Assert.SkipUnless(Options.Network is null, "on virtual time a flow without a gap takes no time, and so no limit ever comes");
        UdpEndpoint endpoint = Endpoints.Bind();
        var flows = new TaskCompletionSource();
        Task run = endpoint.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            sender.SendBack(batch);
            flows.TrySetResult();
        }));
        for (int i = 0; i < 8; i++)
            endpoint.TrySend(AddressOf(endpoint), new byte[i]);
        await flows.Task.Within();
        return (endpoint, run);
    }
}
