using System.Buffers.Binary;

namespace FastUdp.Demo.Bench.Wire;

/// <summary>
/// What stands in a test datagram behind its head: bytes that follow from its number, so that content of another is
/// noticed. They are a stretch of one long row of random bytes, entered at one of 256 places that the number chooses.
/// </summary>
/// <remarks>
/// More places than a segmented buffer has datagrams (128), so those of one differ from each other. A sender copies the
/// stretch, and a receiver compares with it, at the speed of memory.
/// </remarks>
internal static class TestPadding
{
    /// <summary>How many different paddings of a length there are.</summary>
    public const int Places = 256;

    private const int MaxBytes = TestDatagram.MaxBytes - TestDatagram.HeadBytes;

    private static readonly byte[] Row = MakeRow();

    /// <summary>The padding of a datagram.</summary>
    public static ReadOnlySpan<byte> Of(ulong number, int length) => new(Row, PlaceOf(number), length);

    /// <summary>Where in the row the padding of a number begins.</summary>
    public static int PlaceOf(ulong number) => (int)(number % Places);

    private static byte[] MakeRow()
    {
        // Whole words, the last of them partly beyond what is ever used.
        byte[] row = new byte[(MaxBytes + Places + sizeof(ulong)) / sizeof(ulong) * sizeof(ulong)];
        for (int word = 0; word < row.Length / sizeof(ulong); word++)
            BinaryPrimitives.WriteUInt64LittleEndian(row.AsSpan(word * sizeof(ulong)), Mix((ulong)word));
        return row;
    }

    /// <summary>SplitMix64 with the seed 0: short enough to be written again in any language.</summary>
    private static ulong Mix(ulong word)
    {
        ulong z = (word + 1) * 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
