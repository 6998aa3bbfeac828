using FastUdp.Buffers;
using FastUdp.Engine.Tests.Impairment;
using FastUdp.Engine.Tests.Support;
using FastUdp.Pacing;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Pacing;

/// <summary>A paced transport on a clock that only its waits move, around a transport that sends everything at once.</summary>
public sealed class PacedTransportTests : IDisposable
{
    private const int Headers = 28;
    private const long Millisecond = 1_000_000;

    private static readonly RemoteAddress Remote = RemoteAddress.Parse("192.0.2.1:9");
    private static readonly RemoteAddress RemoteV6 = RemoteAddress.Parse("[2001:db8::1]:9");

    private readonly ManualPacing _clock = new();
    private readonly FakeTransport _inner = new();

    [Fact]
    public void A_long_run_is_cut_into_portions_of_a_millisecond()
    {
        // 10,000 bytes a millisecond: ten datagrams of 972 bytes and their headers.
        using PacedTransport paced = Pace(10_000_000, burstBytes: 20_000);
        using Transmitter transmitter = paced.CreateTransmitter();
        transmitter.Transmit([Run(972, 45)]);
        Assert.Equal([10, 10, 10, 10, 5], _inner.Runs);
        Assert.Equal(45, _inner.Sent.Count);
        Assert.Equal(25 * Millisecond / 10, _clock.Waited);
        Assert.Equal(3, paced.SendCounters.PacedSends);
    }

    [Fact]
    public void Short_runs_are_gathered_into_one_portion()
    {
        using PacedTransport paced = Pace(10_000_000, burstBytes: 20_000);
        using Transmitter transmitter = paced.CreateTransmitter();
        SendRun[] runs = [.. Enumerable.Range(1, 12).Select(_ => Run(972, 1))];
        transmitter.Transmit(runs);
        Assert.Equal(Enumerable.Repeat(1, 12), _inner.Runs);
        Assert.Equal(0, _clock.Waited);
        transmitter.Transmit(runs);
        Assert.Equal(4 * Millisecond / 10, _clock.Waited);
    }

    [Fact]
    public void Headers_count_and_those_of_IPv6_are_longer()
    {
        using PacedTransport paced = Pace(1_000_000, burstBytes: 1_000);
        Assert.True(paced.TrySend(Remote, new byte[1_000 - Headers], default).IsSent);
        _clock.Advance(Millisecond - 1);
        Assert.Equal(SendStatus.WouldBlock, paced.TrySend(RemoteV6, new byte[1_000 - 48], default).Status);
        _clock.Advance(1);
        Assert.True(paced.TrySend(RemoteV6, new byte[1_000 - 48], default).IsSent);
    }

    [Fact]
    public void Empty_datagrams_cost_their_headers()
    {
        using PacedTransport paced = Pace(1_000_000, burstBytes: Headers);
        using Transmitter transmitter = paced.CreateTransmitter();
        transmitter.Transmit([Run(0, 1), Run(0, 1), Run(0, 1)]);
        Assert.Equal(3, _inner.Sent.Count);
        Assert.Equal(2 * Headers * 1_000, _clock.Waited);
    }

    [Fact]
    public void A_datagram_longer_than_a_burst_leaves_all_the_same()
    {
        using PacedTransport paced = Pace(1_000_000, burstBytes: 100);
        using Transmitter transmitter = paced.CreateTransmitter();
        transmitter.Transmit([Run(972, 3)]);
        Assert.Equal([1, 1, 1], _inner.Runs);
        Assert.Equal(2 * Millisecond, _clock.Waited);
    }

    [Fact]
    public void A_single_send_without_tokens_would_block_and_says_it_was_no_error_of_the_system()
    {
        using PacedTransport paced = Pace(1_000_000, burstBytes: 1_000);
        Assert.True(paced.TrySend(Remote, new byte[972], default).IsSent);
        Assert.Equal(new SendResult(SendStatus.WouldBlock), paced.TrySend(Remote, new byte[1], default));
        Assert.Single(_inner.Sent);
        Assert.Equal(1, paced.SendCounters.Datagrams(SendStatus.WouldBlock));
    }

    [Fact]
    public void What_the_system_refused_takes_nothing_of_the_rate()
    {
        using PacedTransport paced = Pace(1_000_000, burstBytes: 1_000);
        _inner.Answers.Enqueue(SendStatus.TooLong);
        Assert.Equal(SendStatus.TooLong, paced.TrySend(Remote, new byte[972], default).Status);
        Assert.True(paced.TrySend(Remote, new byte[972], default).IsSent);
    }

    [Fact]
    public async Task An_awaited_send_waits_for_its_tokens()
    {
        using PacedTransport paced = Pace(1_000_000, burstBytes: 1_000);
        for (int i = 0; i < 5; i++)
            Assert.True((await paced.SendAsync(Remote, new byte[972], default, default).AsTask().Within()).IsSent);
        Assert.Equal(4 * Millisecond, _clock.Waited);
        Assert.Equal(4, paced.SendCounters.PacedSends);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await paced.SendAsync(Remote, new byte[972], default, new CancellationToken(canceled: true)));
        Assert.Equal(5, _inner.Sent.Count);
    }

    [Fact]
    public void A_disposed_transport_keeps_nobody_waiting()
    {
        PacedTransport paced = Pace(1_000, burstBytes: 1_000);
        using Transmitter transmitter = paced.CreateTransmitter();
        transmitter.Transmit([Run(972, 1)]);
        paced.Dispose();
        Assert.True(_inner.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => transmitter.Transmit([Run(972, 1)]));
        Assert.Single(_inner.Sent);
    }

    [Fact]
    public void Pacing_allocates_nothing()
    {
        var pacer = new Pacer(new TokenBucket(1_000_000, 1_000, _clock.TicksPerSecond, _clock.Now), _clock, new SendCounters());
        using var transmitter = new PacedTransmitter(pacer, new NoTransmitter(), portionBytes: 1_000);
        SendRun[] runs = [Run(72, 100), Run(0, 1)];
        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 100; i++)
                transmitter.Transmit(runs);
        });
        Assert.Equal(0, allocated);
    }

    public void Dispose() => _inner.Dispose();

    private static SendRun Run(int stride, int count)
    {
        Block block = TestBuffers.RentBlock();
        return new SendRun { Block = block, Remote = Remote, Offset = 0, Length = stride * count, Stride = stride };
    }

    private PacedTransport Pace(long bytesPerSecond, int burstBytes) =>
        new(_inner, new PacingOptions { BytesPerSecond = bytesPerSecond, BurstBytes = burstBytes }, _clock);

    private sealed class NoTransmitter : Transmitter
    {
        public override void Transmit(ReadOnlySpan<SendRun> runs)
        {
        }

        public override void Dispose()
        {
        }
    }
}
