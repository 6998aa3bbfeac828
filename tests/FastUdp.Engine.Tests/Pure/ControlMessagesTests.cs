using System.Runtime.InteropServices;
using FastUdp.Interop.Linux;
using FastUdp.Transport.Linux;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class ControlMessagesTests
{
    [Theory]
    [InlineData(0, 16)]
    [InlineData(1, 24)]
    [InlineData(2, 24)]
    [InlineData(4, 24)]
    [InlineData(8, 24)]
    [InlineData(9, 32)]
    [InlineData(16, 32)]
    public void Space_counts_header_data_and_padding_as_CMSG_SPACE_does(int data, int space) =>
        Assert.Equal(space, ControlMessages.Space(data));

    [Fact]
    public void The_spaces_of_the_messages_in_use_are_those_of_64_bit_Linux()
    {
        Assert.Equal(24, ControlMessages.SegmentSpace);
        Assert.Equal(24, ControlMessages.StrideSpace);
        Assert.Equal(40 + 24 + 24 + 24, SendControl.MaxSpace);
        Assert.Equal(24, MetadataOption.ControlSpace(MetadataFields.None));
        Assert.Equal(24 + 32, MetadataOption.ControlSpace(MetadataFields.Timestamp));
        Assert.Equal(24 + 32 + 24 + (32 + 24 + 24) + (40 + 24 + 24), MetadataOption.ControlSpace(MetadataFields.All));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_472)]
    [InlineData(ushort.MaxValue)]
    public void The_segment_message_is_as_the_kernel_reads_it(ushort stride)
    {
        var control = new byte[ControlMessages.SegmentSpace];
        ControlMessages.WriteSegment(control, stride);
        cmsghdr header = MemoryMarshal.Read<cmsghdr>(control);
        Assert.Equal((nuint)18, header.cmsg_len);
        Assert.Equal(17, header.cmsg_level);
        Assert.Equal(103, header.cmsg_type);
        Assert.Equal(stride, MemoryMarshal.Read<ushort>(control.AsSpan(16)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_472)]
    [InlineData(65_507)]
    public void The_stride_is_read_from_the_GRO_message(int stride) =>
        Assert.Equal(stride, ControlMessages.ReadStride(Message(17, 104, BitConverter.GetBytes(stride))));

    [Fact]
    public void The_stride_is_found_behind_other_messages_of_any_size()
    {
        for (int data = 0; data <= 40; data++)
        {
            byte[] control = [.. Message(1, 29, new byte[data]), .. Message(0, 8, [1, 2, 3, 4]), .. Message(17, 104, [7, 0, 0, 0])];
            Assert.Equal(7, ControlMessages.ReadStride(control));
        }
    }

    [Fact]
    public void Without_the_message_there_is_no_stride()
    {
        Assert.Equal(0, ControlMessages.ReadStride([]));
        Assert.Equal(0, ControlMessages.ReadStride(Message(17, 103, [7, 0, 0, 0])));
        Assert.Equal(0, ControlMessages.ReadStride(Message(1, 104, [7, 0, 0, 0])));
        Assert.Equal(0, ControlMessages.ReadStride(Message(17, 104, [7, 0])));
    }

    [Fact]
    public void A_message_cut_anywhere_is_never_misread()
    {
        byte[] whole = [.. Message(1, 29, new byte[12]), .. Message(17, 104, [7, 0, 0, 0])];
        int complete = whole.Length - 4;
        for (int length = 0; length <= whole.Length; length++)
            Assert.Equal(length >= complete ? 7 : 0, ControlMessages.ReadStride(whole.AsSpan(0, length)));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(15UL)]
    [InlineData(25UL)]
    [InlineData(0x7FFF_FFFFUL)]
    [InlineData(0x8000_0000UL)]
    [InlineData(0x1_0000_0014UL)]
    [InlineData(ulong.MaxValue)]
    public void A_header_with_an_impossible_length_ends_the_search(ulong length)
    {
        byte[] control = Message(17, 104, [7, 0, 0, 0]);
        MemoryMarshal.Write(control, length);
        Assert.Equal(0, ControlMessages.ReadStride(control));
    }

    [Fact]
    public void Garbage_never_throws_and_never_hangs() =>
        Always.HoldsForLists(Gen.Frequency((4, Gen.Constant(0)), (2, Gen.Elements(16, 17, 20, 24, 103, 104)), (1, Gen.Choose(0, 255))), bytes =>
            ControlMessages.ReadStride(bytes.Select(value => (byte)value).ToArray()), longest: 96, times: 3_000);

    private static byte[] Message(int level, int type, byte[] data)
    {
        var message = new byte[ControlMessages.Space(data.Length)];
        MemoryMarshal.Write(message, new cmsghdr { cmsg_len = (nuint)(16 + data.Length), cmsg_level = level, cmsg_type = type });
        data.CopyTo(message, 16);
        return message;
    }
}
