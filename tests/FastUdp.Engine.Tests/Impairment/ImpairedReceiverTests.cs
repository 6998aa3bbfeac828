using FastUdp.Buffers;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Simulation;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

/// <summary>What becomes of the slots of a ring, on receives that the test plays.</summary>
public sealed class ImpairedReceiverTests : IDisposable
{
    private static readonly RemoteAddress Remote = RemoteAddress.Parse("127.0.0.1:7");
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(5);

    private readonly VirtualTime _clock = new();
    private readonly FakeTransport _inner = new();
    private readonly EndpointBuffers _buffers = TestBuffers.Make(receiveBlocks: 8);
    private readonly ReceiveRing _ring;
    private ImpairedTransport? _transport;

    public ImpairedReceiverTests() => _ring = new ReceiveRing(_buffers.Receive, 8);

    public void Dispose()
    {
        _transport?.Dispose();
        _ring.Dispose();
        Assert.Equal(0, _buffers.RentedCount);
    }

    [Fact]
    public async Task Runs_without_losses_stay_as_they_are_with_their_blocks()
    {
        Receiver receiver = Make(new LinkImpairment());
        int[][] runs = [[50, 50, 50, 7], [0], [9]];
        byte[][] sent = Bring(runs);
        Assert.Equal(3, await receiver.ReceiveAsync().Within());
        Assert.Equal(sent, Read(3));
        Assert.Equal([(4, 50), (1, 0), (1, 9)], _ring.Filled(3).ToArray().Select(run => (run.DatagramCount, run.Stride)));
        Assert.Equal(5, receiver.TurnsBeforeYield);
    }

    [Fact]
    public async Task What_is_left_of_runs_is_what_was_not_lost_in_order_and_in_their_blocks()
    {
        var impairment = new LinkImpairment { Loss = LossModel.Independent(0.6) };
        Receiver receiver = Make(impairment);
        var judge = new ImpairedLink(impairment, new ImpairmentOptions { Seed = Links.Seed }.DrawLinkSeeds().Incoming);
        var random = new Random(1);
        for (int round = 0; round < 300; round++)
        {
            int[][] runs = Enumerable.Range(0, random.Next(1, 8)).Select(_ => SomeRun(random)).ToArray();
            byte[][] sent = Bring(runs);
            byte[][] expected = sent.Where(payload => judge.Judge(TimeSpan.Zero, payload.Length).IsDelivered).ToArray();
            Block[] blocks = Blocks(runs.Length);
            int filled = await receiver.ReceiveAsync().Within();
            Assert.Equal(expected, Read(filled));

            // The blocks only change places, and only among the slots that were filled.
            Assert.Equal(blocks.ToHashSet(), Blocks(runs.Length).ToHashSet());
            _ring.Recycle(filled);
        }
    }

    [Fact]
    public async Task A_receive_of_which_nothing_is_left_looks_like_a_wake_up()
    {
        Receiver receiver = Make(new LinkImpairment { Loss = LossModel.Independent(1) });
        Bring([[10, 10], [3]]);
        Assert.Equal(0, await receiver.ReceiveAsync().Within());
    }

    [Fact]
    public async Task What_is_due_comes_in_slots_of_its_own_that_are_no_longer_stable()
    {
        Receiver receiver = Make(new LinkImpairment { Delay = Delay });
        byte[][] sent = Bring([[50, 50, 7], [0], [1_000]]);
        Assert.Equal(0, await receiver.ReceiveAsync().Within());
        _clock.Advance(Delay - TimeSpan.FromTicks(1));
        Assert.Equal(0, _inner.Wakes);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, _inner.Wakes);

        _ring.MarkStable();
        Assert.Equal(5, await receiver.ReceiveAsync().Within());
        Assert.Equal(0, _ring.StableCount);
        Assert.Equal(sent, Read(5));
        Assert.All(_ring.Filled(5).ToArray(), run => Assert.Equal((Remote, run.Length, false), (run.Remote, run.Stride, run.IsTruncated)));
    }

    [Fact]
    public async Task What_is_under_way_at_the_disposal_wakes_nobody_any_more()
    {
        Receiver receiver = Make(new LinkImpairment { Delay = Delay });
        Bring([[50, 50, 7]]);
        Assert.Equal(0, await receiver.ReceiveAsync().Within());
        _transport!.Dispose();
        _clock.Advance(Delay);
        Assert.Equal((0, 3), (_inner.Wakes, _transport.Statistics.Incoming.UnderWay));
    }

    [Fact]
    public async Task More_than_the_ring_holds_comes_in_turns()
    {
        Receiver receiver = Make(new LinkImpairment { Duplication = 1 });
        byte[][] sent = Bring([Enumerable.Repeat(10, 20).ToArray()]);
        Assert.Equal(1, await receiver.ReceiveAsync().Within());
        Assert.Equal(sent, Read(1));
        var copies = new List<byte[]>();
        foreach (int expected in (int[])[8, 8, 4])
        {
            Assert.Equal(expected, await receiver.ReceiveAsync().Within());
            copies.AddRange(Read(expected));
        }
        Assert.Equal(sent, copies);
    }

    [Fact]
    public async Task What_is_due_waits_for_a_block_as_the_inner_receiver_does()
    {
        Receiver receiver = Make(new LinkImpairment { Duplication = 1 });
        byte[][] sent = Bring([[10]]);
        Assert.Equal(1, await receiver.ReceiveAsync().Within());

        // Leases take every block.
        _ring.Arm(8);
        Block[] leased = Blocks(8);
        foreach (Block block in leased)
            block.Hold();
        _ring.Recycle(8);
        Assert.Equal(0, _ring.ArmedCount);
        _inner.Receives.Enqueue(_ => new ValueTask<int>(0));
        Assert.Equal(0, await receiver.ReceiveAsync().Within());

        leased[0].Release();
        Assert.Equal(1, await receiver.ReceiveAsync().Within());
        Assert.Equal(sent, Read(1));
        foreach (Block block in leased[1..])
            block.Release();
    }

    [Fact]
    public async Task A_receive_that_waits_is_sifted_when_it_ends_and_fails_as_the_inner_one()
    {
        Receiver receiver = Make(new LinkImpairment());
        var pending = new TaskCompletionSource<int>();
        byte[][] sent = Bring([[5, 5]]);
        Func<ReceiveRing, ValueTask<int>> bring = _inner.Receives.Dequeue();
        _inner.Receives.Enqueue(ring => new ValueTask<int>(pending.Task));
        Task<int> received = receiver.ReceiveAsync().AsTask();
        Assert.False(received.IsCompleted);
        pending.SetResult(await bring(_ring));
        Assert.Equal(1, await received.Within());
        Assert.Equal(sent, Read(1));

        _inner.Receives.Enqueue(async _ =>
        {
            await Task.Yield();
            throw new InvalidOperationException("broken");
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => receiver.ReceiveAsync().AsTask().Within());
    }

    private static int[] SomeRun(Random random)
    {
        int stride = random.Next(0, 60);
        return stride == 0 ? [0] : [.. Enumerable.Repeat(stride, random.Next(0, 6)), random.Next(1, stride + 1)];
    }

    private Receiver Make(LinkImpairment incoming)
    {
        var options = new ImpairmentOptions { Seed = Links.Seed, Incoming = incoming, TimeProvider = _clock };
        _transport = new ImpairedTransport(_inner, options);
        return _transport.CreateReceiver(_ring);
    }

    /// <summary>Has the next receive bring runs of datagrams of these lengths, and gives their payloads in order.</summary>
    private byte[][] Bring(int[][] runs)
    {
        _ring.Arm(runs.Length);
        byte[][] payloads = Payloads.Of(runs.SelectMany(run => run));
        _inner.Receives.Enqueue(ring =>
        {
            int next = 0;
            for (int slot = 0; slot < runs.Length; slot++)
            {
                ref ReceivedRun run = ref ring.Armed[slot];
                (run.Remote, run.Length, run.Stride) = (Remote, 0, runs[slot][0]);
                foreach (int length in runs[slot])
                {
                    payloads[next++].CopyTo(run.Block!.Bytes, run.Length);
                    run.Length += length;
                }
            }
            return new ValueTask<int>(runs.Length);
        });
        return payloads;
    }

    private Block[] Blocks(int count) => _ring.Filled(count).ToArray().Select(run => run.Block!).ToArray();

    /// <summary>The datagrams in the first slots.</summary>
    private List<byte[]> Read(int filled)
    {
        var payloads = new List<byte[]>();
        if (filled == 0)
            return payloads;
        foreach (Datagram datagram in new DatagramBatch(_ring.Filled(filled), filled))
            payloads.Add(datagram.Payload.ToArray());
        return payloads;
    }
}
