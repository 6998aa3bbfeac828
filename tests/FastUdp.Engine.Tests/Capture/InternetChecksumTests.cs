using System.Buffers.Binary;
using FastUdp.Capture;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

public sealed class InternetChecksumTests
{
    [Fact]
    public void The_example_of_RFC_1071_is_summed_as_there() =>
        Assert.Equal(0xFFFF - 0xDDF2, BinaryPrimitives.ReverseEndianness(InternetChecksum.Finish(InternetChecksum.Add(0, [0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7]))));

    [Fact]
    public void Any_bytes_in_any_parts_give_what_the_definition_gives() =>
        Always.HoldsForLists(Gen.Choose(0, 255), values =>
        {
            byte[] bytes = [.. values.Select(value => (byte)value)];
            int cut = bytes.Length / 4 * 2;
            ulong sum = InternetChecksum.Add(InternetChecksum.Add(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut));
            Assert.Equal(Define(bytes), BinaryPrimitives.ReverseEndianness(InternetChecksum.Finish(sum)));
        });

    private static ushort Define(byte[] bytes)
    {
        uint sum = 0;
        for (int i = 0; i < bytes.Length; i += 2)
        {
            sum += (uint)((bytes[i] << 8) | (i + 1 < bytes.Length ? bytes[i + 1] : 0));
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (ushort)~sum;
    }
}
