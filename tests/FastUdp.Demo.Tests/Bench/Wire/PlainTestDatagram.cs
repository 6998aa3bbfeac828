using System.Buffers.Binary;

namespace FastUdp.Demo.Tests.Bench.Wire;

/// <summary>Writes test datagrams as docs/bench-wire.md tells a stranger to: nothing here is shared with the codec.</summary>
internal static class PlainTestDatagram
{
    public static byte[] Write(int size, byte stream, uint sentAt, ulong number)
    {
        byte[] datagram = new byte[size];
        datagram[0] = 0x30;
        datagram[1] = stream;
        BinaryPrimitives.WriteUInt32LittleEndian(datagram.AsSpan(4), sentAt);
        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(8), number);
        for (int i = 16; i < size; i++)
            datagram[i] = RowByte((number % 256) + (ulong)(i - 16));
        uint checksum = Crc([.. datagram.AsSpan(16), .. datagram.AsSpan(0, 16)]);
        BinaryPrimitives.WriteUInt16LittleEndian(datagram.AsSpan(2), (ushort)(checksum ^ (checksum >> 16)));
        return datagram;
    }

    private static byte RowByte(ulong index)
    {
        ulong z = ((index / 8) + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (byte)(z >> (int)(index % 8 * 8));
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte next in bytes)
        {
            crc ^= next;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78);
        }
        return ~crc;
    }
}
