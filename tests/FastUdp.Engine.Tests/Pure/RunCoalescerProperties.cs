using FastUdp.Buffers;
using FastUdp.Engine.Tests.Support;
using FastUdp.Transport;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class RunCoalescerProperties
{
    private static readonly RemoteAddress[] Remotes =
        [RemoteAddress.Parse("192.0.2.1:1"), RemoteAddress.Parse("192.0.2.1:2"), RemoteAddress.Parse("[2001:db8::1]:1")];

    // Few lengths and few remotes, so that neighbours often agree; now and then one that fills the block.
    private static readonly Gen<(int Remote, int Length)> Datagrams =
        from remote in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
        from length in Gen.Frequency(
            (10, Gen.Elements(0, 1, 2, 99, 100, 101)), (5, Gen.Constant(100)), (1, Gen.Choose(0, UdpLimits.MaxIPv6PayloadBytes)))
        select (remote, length);

    [Fact]
    public void Whatever_goes_in_comes_out_as_the_same_datagrams_in_the_same_order() =>
        Always.HoldsForLists(Datagrams, datagrams =>
        {
            Block block = TestBuffers.RentBlock();
            var coalescer = new RunCoalescer(block);
            var sent = new List<(RemoteAddress Remote, byte[] Payload)>();
            for (int i = 0; i < datagrams.Length; i++)
            {
                RemoteAddress remote = Remotes[datagrams[i].Remote];
                Span<byte> place;
                if (!coalescer.TryAppend(remote, datagrams[i].Length, out place) && !coalescer.TryOpen(remote, datagrams[i].Length, out place))
                {
                    Assert.True(IsFull(block, Drain(coalescer, sent), datagrams[i].Length), "It refused and was not full.");
                    Assert.True(coalescer.TryOpen(remote, datagrams[i].Length, out place), "It refused when it was empty.");
                }
                Assert.Equal(datagrams[i].Length, place.Length);
                Payloads.Fill(place, i);
            }
            Drain(coalescer, sent);

            Assert.Equal(datagrams.Length, sent.Count);
            for (int i = 0; i < datagrams.Length; i++)
            {
                Assert.Equal(Remotes[datagrams[i].Remote], sent[i].Remote);
                Assert.True(Payloads.Make(i, datagrams[i].Length).AsSpan().SequenceEqual(sent[i].Payload));
            }
        });

    private static bool IsFull(Block block, SendRun[] runs, int length) =>
        runs.Length == RunCoalescer.MaxRuns || runs[^1].Offset + runs[^1].Length + length > block.Capacity;

    /// <summary>Takes the runs, checks what holds for every list of runs, and cuts them into their datagrams.</summary>
    private static SendRun[] Drain(RunCoalescer coalescer, List<(RemoteAddress Remote, byte[] Payload)> sent)
    {
        SendRun[] runs = coalescer.Take().ToArray();
        Assert.InRange(runs.Length, 0, RunCoalescer.MaxRuns);
        int end = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            SendRun run = runs[i];
            Assert.Equal(end, run.Offset);
            end += run.Length;
            Assert.True(end <= run.Block.Capacity);
            Assert.True(run.Stride > 0 ? run.Length > 0 : run.Length == 0);
            if (i > 0)
                Assert.False(CouldJoin(runs[i - 1], run), "Two runs that are one to the kernel.");
            AddDatagrams(run, sent);
        }
        return runs;
    }

    private static void AddDatagrams(SendRun run, List<(RemoteAddress Remote, byte[] Payload)> sent)
    {
        int count = run.Length == 0 ? 1 : (run.Length + run.Stride - 1) / run.Stride;
        Assert.Equal(count, run.DatagramCount);
        for (int i = 0; i < count; i++)
        {
            int offset = i * run.Stride;
            sent.Add((run.Remote, run.Block.Bytes.AsSpan(run.Offset + offset, Math.Min(run.Stride, run.Length - offset)).ToArray()));
        }
    }

    private static bool CouldJoin(SendRun left, SendRun right) =>
        left.Remote == right.Remote && left.Stride > 0 && right.Stride > 0
        && left.Length % left.Stride == 0 && right.Stride <= left.Stride && right.DatagramCount == 1;
}
