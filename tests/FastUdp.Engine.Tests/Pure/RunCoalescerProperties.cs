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

    private static readonly SendOptions[] Options =
        [default, new() { Dscp = 46 }, new() { Dscp = 46, Source = new LocalAddress(null, 2) }];

    // Few lengths and few remotes, so that neighbours often agree; now and then one that fills the block.
    private static readonly Gen<(int Remote, int Length, int Options)> Datagrams =
        from remote in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
        from length in Gen.Frequency(
            (10, Gen.Elements(0, 1, 2, 99, 100, 101)), (5, Gen.Constant(100)), (1, Gen.Choose(0, UdpLimits.MaxIPv6PayloadBytes)))
        from options in Gen.Frequency((8, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Constant(2)))
        select (remote, length, options);

    [Fact]
    public void Whatever_goes_in_comes_out_as_the_same_datagrams_in_the_same_order() =>
        Always.HoldsForLists(Datagrams, datagrams =>
        {
            Block block = TestBuffers.RentBlock();
            var coalescer = new RunCoalescer(block);
            var sent = new List<Sent>();
            for (int i = 0; i < datagrams.Length; i++)
            {
                (RemoteAddress remote, int length, SendOptions options) = (Remotes[datagrams[i].Remote], datagrams[i].Length, Options[datagrams[i].Options]);
                if (!TryAppend(coalescer, remote, length, options, out Span<byte> place)
                    && !coalescer.TryOpen(remote, length, options, out place))
                {
                    Assert.True(IsFull(block, Drain(coalescer, sent), length), "It refused and was not full.");
                    Assert.True(coalescer.TryOpen(remote, length, options, out place), "It refused when it was empty.");
                }
                Assert.Equal(datagrams[i].Length, place.Length);
                Payloads.Fill(place, i);
            }
            Drain(coalescer, sent);

            Assert.Equal(datagrams.Length, sent.Count);
            for (int i = 0; i < datagrams.Length; i++)
            {
                Assert.Equal((Remotes[datagrams[i].Remote], Options[datagrams[i].Options]), (sent[i].Remote, sent[i].Options));
                Assert.True(Payloads.Make(i, datagrams[i].Length).AsSpan().SequenceEqual(sent[i].Payload));
            }
        });

    /// <summary>As the senders do: without options by the short way.</summary>
    private static bool TryAppend(RunCoalescer coalescer, in RemoteAddress remote, int length, in SendOptions options, out Span<byte> place) =>
        options.IsDefault ? coalescer.TryAppend(remote, length, out place) : coalescer.TryAppend(remote, length, options, out place);

    private static bool IsFull(Block block, SendRun[] runs, int length) =>
        runs.Length == RunCoalescer.MaxRuns || runs[^1].Offset + runs[^1].Length + length > block.Capacity;

    /// <summary>Takes the runs, checks what holds for every list of runs, and cuts them into their datagrams.</summary>
    private static SendRun[] Drain(RunCoalescer coalescer, List<Sent> sent)
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

    private static void AddDatagrams(SendRun run, List<Sent> sent)
    {
        int count = run.Length == 0 ? 1 : (run.Length + run.Stride - 1) / run.Stride;
        Assert.Equal(count, run.DatagramCount);
        for (int i = 0; i < count; i++)
        {
            int offset = i * run.Stride;
            sent.Add(new Sent(run.Remote, run.Block.Bytes.AsSpan(run.Offset + offset, Math.Min(run.Stride, run.Length - offset)).ToArray(), run.Options));
        }
    }

    private static bool CouldJoin(SendRun left, SendRun right) =>
        left.Remote == right.Remote && left.Options == right.Options && left.Stride > 0 && right.Stride > 0
        && left.Length % left.Stride == 0 && right.Stride <= left.Stride && right.DatagramCount == 1;

    private sealed record Sent(RemoteAddress Remote, byte[] Payload, SendOptions Options);
}
