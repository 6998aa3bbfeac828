using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Simulation;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

/// <summary>What is counted where, and in which order things leave, on a transport that the test plays.</summary>
public sealed class ImpairedTransportTests : IDisposable
{
    private static readonly RemoteAddress Remote = RemoteAddress.Parse("127.0.0.1:7");
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(5);

    private readonly VirtualTime _clock = new();
    private readonly FakeTransport _inner = new();
    private ImpairedTransport? _transport;

    public void Dispose() => _transport?.Dispose();

    [Fact]
    public void It_answers_for_the_inner_transport_and_counts_with_it()
    {
        ImpairedTransport transport = Make(new LinkImpairment());
        Assert.Same(_inner.Binding, transport.Binding);
        Assert.Same(_inner.SendCounters, transport.SendCounters);
        Assert.Same(_inner.ReceiveCounters, transport.ReceiveCounters);
        Assert.Equal((8, ReceiveThread.Pool, 17), (transport.ReceiveSlots, transport.ReceiveThread, transport.ReadKernelDrops()));
        transport.Wake();
        Assert.Equal(1, _inner.Wakes);
        transport.Dispose();
        Assert.True(_inner.IsDisposed);
    }

    [Fact]
    public void A_single_send_that_is_refused_says_so_and_is_counted_once()
    {
        _inner.Answers.Enqueue(SendStatus.Denied);
        ImpairedTransport transport = Make(new LinkImpairment());
        Assert.Equal(SendStatus.Denied, transport.TrySend(Remote, [1], default).Status);
        Assert.True(transport.TrySend(Remote, [1], default).IsSent);
        Assert.Equal((1, 1), (transport.SendCounters.Datagrams(SendStatus.Denied), transport.SendCounters.Datagrams(SendStatus.Sent)));
    }

    [Fact]
    public async Task A_single_send_that_waits_for_room_is_judged_once()
    {
        for (int i = 0; i < 3; i++)
            _inner.Answers.Enqueue(SendStatus.WouldBlock);
        ImpairedTransport transport = Make(new LinkImpairment { Corruption = 1 });
        Assert.True((await transport.SendAsync(Remote, new byte[4], default, CancellationToken.None).Within()).IsSent);
        Assert.Equal((3, 1), (_inner.Waits, transport.Statistics.Outgoing.Entered));
        Assert.Equal((1, 0), (transport.SendCounters.Datagrams(SendStatus.Sent), transport.SendCounters.Datagrams(SendStatus.WouldBlock)));
        Assert.Single(_inner.Sent, payload => payload.Count(value => value != 0) == 1);
    }

    [Fact]
    public void A_delayed_datagram_counts_as_sent_at_once_and_what_the_socket_says_later_counts_besides()
    {
        ImpairedTransport transport = Make(new LinkImpairment { Delay = Delay });
        Assert.True(transport.TrySend(Remote, [1, 2, 3], default).IsSent);
        Assert.Equal((1, 3), (transport.SendCounters.Datagrams(SendStatus.Sent), transport.SendCounters.Bytes));
        _inner.Answers.Enqueue(SendStatus.NoBuffers);
        _clock.Advance(Delay);
        Assert.Equal((1, 1), (transport.SendCounters.Datagrams(SendStatus.Sent), transport.SendCounters.Datagrams(SendStatus.NoBuffers)));
        Assert.Empty(_inner.Sent);
        Assert.Equal(1, transport.Statistics.Outgoing.Delivered);
    }

    [Fact]
    public void A_delayed_datagram_is_tried_again_after_news_of_an_earlier_one()
    {
        ImpairedTransport transport = Make(new LinkImpairment { Delay = Delay });
        transport.TrySend(Remote, [1], default);
        _inner.Answers.Enqueue(SendStatus.Refused);
        _clock.Advance(Delay);
        Assert.Equal([1], Assert.Single(_inner.Sent));
        Assert.Equal((1, 1), (transport.SendCounters.SocketErrors, transport.SendCounters.Refusals));
        Assert.Equal((1, 0), (transport.SendCounters.Datagrams(SendStatus.Sent), transport.SendCounters.Datagrams(SendStatus.Refused)));
    }

    [Fact]
    public async Task What_is_due_leaves_first_even_when_its_timer_is_late()
    {
        // One byte takes a millisecond of the rate, an empty datagram none.
        var clock = new LateClock();
        var impairment = new ImpairmentOptions { Outgoing = new LinkImpairment { BitsPerSecond = 8_000 }, TimeProvider = clock };
        _transport = new ImpairedTransport(_inner, impairment);
        foreach (Func<Task> send in (Func<Task>[])[
            () => Task.Run(() => Transmit(_transport, [[]])),
            () => Task.Run(() => _transport.TrySend(Remote, [], default)),
            () => _transport.SendAsync(Remote, ReadOnlyMemory<byte>.Empty, default, CancellationToken.None).AsTask()])
        {
            _inner.Sent.Clear();
            _transport.TrySend(Remote, [1], default);
            clock.Ticks += TimeSpan.TicksPerMillisecond;
            await send().Within();
            Assert.Equal([[1], []], _inner.Sent);
        }
    }

    [Fact]
    public void Losses_do_not_break_up_a_run()
    {
        ImpairedTransport transport = Make(new LinkImpairment { Loss = LossModel.Independent(0.3) });
        byte[][] payloads = Payloads.Of(Enumerable.Repeat(50, 100));
        Transmit(transport, payloads);
        LinkStatistics statistics = transport.Statistics.Outgoing;
        Assert.Equal([(int)statistics.Delivered], _inner.Runs);
        Assert.Equal((100, 5_000), (transport.SendCounters.Datagrams(SendStatus.Sent), transport.SendCounters.Bytes));
        Assert.True(statistics.Lost > 0);
    }

    [Fact]
    public void Copies_without_a_delay_leave_behind_the_batch_and_count_as_sent_never()
    {
        ImpairedTransport transport = Make(new LinkImpairment { Duplication = 1 });
        byte[][] payloads = Payloads.Of([10, 10, 20, 0]);
        Transmit(transport, payloads);
        Assert.Equal(payloads.Concat(payloads), _inner.Sent);
        Assert.Equal(4, transport.SendCounters.Datagrams(SendStatus.Sent));
    }

    [Fact]
    public void More_than_the_senders_own_block_is_sent_in_turns()
    {
        ImpairedTransport transport = Make(new LinkImpairment());
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 40).Select(i => 10_000 + (i * 37)));
        using Transmitter transmitter = transport.CreateTransmitter();
        var blocks = TestBuffers.Make(receiveBlocks: payloads.Length);
        SendRun[] runs = payloads.Select(payload =>
        {
            var run = new SendRun { Block = TestBuffers.Rent(blocks.Receive), Remote = Remote, Offset = 3, Length = payload.Length, Stride = payload.Length };
            payload.CopyTo(run.Block.Bytes, 3);
            return run;
        }).ToArray();
        transmitter.Transmit(runs);
        Assert.Equal(payloads, _inner.Sent);
    }

    private static void Transmit(UdpTransport transport, byte[][] payloads)
    {
        using Transmitter transmitter = transport.CreateTransmitter();
        var coalescer = new RunCoalescer(TestBuffers.RentBlock());
        foreach (byte[] payload in payloads)
        {
            if (!coalescer.TryAppend(Remote, payload.Length, out Span<byte> place))
                Assert.True(coalescer.TryOpen(Remote, payload.Length, default, out place));
            payload.CopyTo(place);
        }
        transmitter.Transmit(coalescer.Take());
    }

    private ImpairedTransport Make(LinkImpairment outgoing) =>
        _transport = new ImpairedTransport(_inner, new ImpairmentOptions { Seed = Links.Seed, Outgoing = outgoing, TimeProvider = _clock });

    /// <summary>A clock whose timers have not gone off yet.</summary>
    private sealed class LateClock : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new VirtualTime().CreateTimer(callback, state, dueTime, period);
    }
}
