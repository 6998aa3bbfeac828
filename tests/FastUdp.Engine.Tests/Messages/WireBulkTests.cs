using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FastUdp.Messages;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireBulkTests
{
    [Fact]
    public void Numbers_stand_in_the_order_asked_for()
    {
        var bytes = new byte[6];
        WireBulk.Write<ushort>([0x0102, 0x0304], bytes, ByteOrder.LittleEndian);
        Assert.Equal([2, 1, 4, 3, 0, 0], bytes);
        WireBulk.Write<ushort>([0x0102, 0x0304], bytes, ByteOrder.BigEndian);
        Assert.Equal([1, 2, 3, 4, 0, 0], bytes);
        WireBulk.Write<byte>([7, 8], bytes, ByteOrder.BigEndian);
        Assert.Equal([7, 8, 3, 4, 0, 0], bytes);
    }

    [Fact]
    public void Numbers_of_every_size_survive_in_either_order()
    {
        AssertSurvive<byte>([1, 2, 255]);
        AssertSurvive<short>([1, -2, short.MinValue]);
        AssertSurvive([1, -2, int.MinValue]);
        AssertSurvive([1.5, -2, double.NaN]);
        AssertSurvive([Int128.MinValue, Int128.One, new Int128(1, 2)]);
        AssertSurvive<long>([]);
    }

    [Fact]
    public void A_big_endian_number_is_the_one_that_BinaryPrimitives_reads()
    {
        var bytes = new byte[16];
        WireBulk.Write([new UInt128(1, 2)], bytes, ByteOrder.BigEndian);
        Assert.Equal(new UInt128(1, 2), BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    [Fact]
    public void An_array_is_all_of_the_source_in_either_order()
    {
        Assert.Equal([0x0201, 0x0403], WireBulk.ReadArray<ushort>([1, 2, 3, 4], ByteOrder.LittleEndian));
        Assert.Equal([0x0102, 0x0304], WireBulk.ReadArray<ushort>([1, 2, 3, 4], ByteOrder.BigEndian));
        Assert.Same(Array.Empty<long>(), WireBulk.ReadArray<long>([], ByteOrder.BigEndian));
    }

    [Fact]
    public void A_source_or_destination_too_short_is_not_overrun()
    {
        Assert.Throws<ArgumentException>(() => WireBulk.Write<int>([1, 2], new byte[7], ByteOrder.BigEndian));
        Assert.Throws<ArgumentOutOfRangeException>(() => WireBulk.Read(new byte[7], new int[2], ByteOrder.BigEndian));
    }

    [Fact]
    public void A_struct_with_gaps_does_not_lie_as_on_the_wire()
    {
        Assert.Equal(BitConverter.IsLittleEndian, WireBulk.IsWireLayout<Dense>(8));
        Assert.False(WireBulk.IsWireLayout<Gapped>(5));
    }

    private static void AssertSurvive<T>(T[] numbers)
        where T : unmanaged
    {
        foreach (ByteOrder order in Enum.GetValues<ByteOrder>())
        {
            var bytes = new byte[MemoryMarshal.AsBytes<T>(numbers).Length];
            WireBulk.Write<T>(numbers, bytes, order);
            var read = new T[numbers.Length];
            WireBulk.Read<T>(bytes, read, order);
            Assert.Equal(numbers, read);
        }
    }

    private readonly record struct Dense(int First, int Second);

    private readonly record struct Gapped(byte First, int Second);
}
