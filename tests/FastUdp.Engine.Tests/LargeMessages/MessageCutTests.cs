using FastUdp.LargeMessages;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

public class MessageCutTests
{
    private const int Most = 16 << 20;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1_447, 1)]
    [InlineData(1_448, 2)]
    [InlineData(65_507, 46)]
    [InlineData(Most, 11_595)]
    public void Cuts_into_as_many_segments_as_it_takes(int messageBytes, int count)
    {
        MessageCut cut = MessageCut.Make(messageBytes, 1_472);
        Assert.Equal(count, cut.Count);
        Assert.Equal(messageBytes, Enumerable.Range(0, count).Sum(cut.LengthOf));
        Assert.True(cut.LengthOf(0) + SegmentHeader.MaxWireSize <= 1_472);
    }

    [Fact]
    public void Every_segment_of_every_cut_passes_what_the_receiver_asks_of_it() =>
        Always.HoldsFor(
            Gen.Choose(0, Most).Zip(Gen.Choose(548, 65_507)),
            drawn =>
            {
                MessageCut cut = MessageCut.Make(drawn.Item1, drawn.Item2);
                foreach (int index in (int[])[0, cut.Count / 2, cut.Count - 1])
                {
                    var header = new SegmentHeader(1, 1, (uint)cut.MessageBytes, (ushort)cut.SegmentBytes, (ushort)index, 0, 0, SegmentFlags.None);
                    Assert.Equal(SegmentFault.None, MessageCut.Read(header, cut.LengthOf(index), Most, out MessageCut read));
                    Assert.Equal(cut, read);
                }
            });

    [Theory]
    [InlineData(Most + 1u, 1_000, 0, 1_000, SegmentFault.MessageTooLong)]
    [InlineData(uint.MaxValue, 1_000, 0, 1_000, SegmentFault.MessageTooLong)]
    [InlineData(1_000u, 511, 0, 511, SegmentFault.SegmentTooShort)]
    [InlineData((uint)Most, 1, 0, 1, SegmentFault.SegmentTooShort)]
    [InlineData(1_000u, 0, 0, 0, SegmentFault.SegmentTooShort)]
    [InlineData(1_000u, 1_001, 0, 1_000, SegmentFault.OutOfRange)]
    [InlineData(1_000u, 600, 2, 0, SegmentFault.OutOfRange)]
    [InlineData(1_000u, 600, 65_535, 600, SegmentFault.OutOfRange)]
    [InlineData(0u, 0, 1, 0, SegmentFault.OutOfRange)]
    [InlineData(1_000u, 600, 0, 599, SegmentFault.WrongLength)]
    [InlineData(1_000u, 600, 0, 601, SegmentFault.WrongLength)]
    [InlineData(1_000u, 600, 1, 600, SegmentFault.WrongLength)]
    [InlineData(1_000u, 600, 1, 400, SegmentFault.None)]
    [InlineData(5u, 5, 0, 5, SegmentFault.None)]
    [InlineData(0u, 0, 0, 0, SegmentFault.None)]
    public void What_contradicts_itself_is_refused(uint messageBytes, ushort segmentBytes, ushort index, int payloadBytes, object fault)
    {
        var header = new SegmentHeader(1, 1, messageBytes, segmentBytes, index, 0, 0, SegmentFlags.None);
        Assert.Equal(fault, MessageCut.Read(header, payloadBytes, Most, out _));
    }
}
