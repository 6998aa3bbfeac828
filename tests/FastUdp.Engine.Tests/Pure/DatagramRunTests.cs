using FastUdp.Buffers;
using FastUdp.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class DatagramRunTests
{
    private static readonly RemoteAddress Remote = RemoteAddress.Parse("192.0.2.9:9");

    private static readonly Gen<(int Length, int Stride)> Cuts =
        from length in Gen.Frequency((3, Gen.Choose(0, 300)), (1, Gen.Choose(0, 65_535)))
        from stride in Gen.Frequency((3, Gen.Choose(1, 310)), (1, Gen.Choose(1, 65_535)))
        select (length, length == 0 ? 0 : stride);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(5, 10, 1)]
    [InlineData(10, 10, 1)]
    [InlineData(11, 10, 2)]
    [InlineData(20, 10, 2)]
    [InlineData(21, 10, 3)]
    [InlineData(65_535, 1, 65_535)]
    [InlineData(65_535, 65_535, 1)]
    public void A_length_holds_so_many_datagrams_of_a_stride(int length, int stride, int count) =>
        Assert.Equal(count, ReceivedRun.CountDatagrams(length, stride));

    [Fact]
    public void A_run_is_cut_every_stride_and_the_last_datagram_is_the_rest()
    {
        Block block = TestBuffers.RentBlock();
        Payloads.Fill(block.Bytes, 7);
        Always.HoldsFor(Cuts, cut =>
        {
            ReceivedRun received = Describe(block, cut.Length, cut.Stride);
            var run = new DatagramRun(received);
            byte[][] expected = Model(block, cut.Length, cut.Stride);
            Assert.Equal(expected.Length, run.Count);
            Assert.Equal(cut.Stride, run.Stride);
            Assert.True(run.Payload.SequenceEqual(block.Bytes.AsSpan(0, cut.Length)));
            int index = 0;
            foreach (Datagram datagram in run)
            {
                Assert.True(datagram.Payload.SequenceEqual(expected[index++]));
                Assert.Equal(Remote, datagram.Remote);
            }
            Assert.Equal(expected.Length, index);
        });
    }

    [Fact]
    public void A_batch_goes_through_the_datagrams_of_its_runs_in_order()
    {
        Block[] blocks = Enumerable.Range(0, 3).Select(_ => TestBuffers.RentBlock()).ToArray();
        for (int i = 0; i < blocks.Length; i++)
            Payloads.Fill(blocks[i].Bytes, i);
        Always.HoldsFor(Gen.ArrayOf(Cuts, 3), cuts =>
        {
            ReceivedRun[] runs = cuts.Select((cut, i) => Describe(blocks[i], cut.Length, cut.Stride)).ToArray();
            byte[][] expected = cuts.SelectMany((cut, i) => Model(blocks[i], cut.Length, cut.Stride)).ToArray();
            var batch = new DatagramBatch(runs, expected.Length);
            Assert.Equal(expected.Length, batch.Count);
            Assert.Equal(3, batch.Runs.Count);

            int index = 0;
            foreach (Datagram datagram in batch)
                Assert.True(datagram.Payload.SequenceEqual(expected[index++]));
            Assert.Equal(expected.Length, index);

            index = 0;
            foreach (DatagramRun run in batch.Runs)
            {
                foreach (Datagram datagram in run)
                    Assert.True(datagram.Payload.SequenceEqual(expected[index++]));
            }
            Assert.Equal(expected.Length, index);
        });
    }

    [Fact]
    public void An_enumerator_that_has_ended_stays_ended()
    {
        ReceivedRun[] runs = [Describe(TestBuffers.RentBlock(), 0, 0)];
        DatagramBatch.Enumerator enumerator = new DatagramBatch(runs, 1).GetEnumerator();
        Assert.True(enumerator.MoveNext());
        Assert.False(enumerator.MoveNext());
        Assert.False(enumerator.MoveNext());
    }

    private static ReceivedRun Describe(Block block, int length, int stride) =>
        new() { Block = block, Remote = Remote, Length = length, Stride = stride };

    private static byte[][] Model(Block block, int length, int stride) =>
        length == 0 ? [[]] : block.Bytes.Take(length).Chunk(stride).ToArray();
}
