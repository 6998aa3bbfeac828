using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace FastUdp.Demo.Load;

/// <summary>
/// What stands in the datagrams of one run: their number in the first eight bytes, then bytes that follow from it, so
/// that a decoding and one vectorised comparison tell whether a reply is the datagram that was sent.
/// </summary>
/// <remarks>
/// The number is multiplied by an odd constant and mixed with a key of the run. Both steps can be undone, and a number
/// changed on its way, or of another run, decodes to one of 2^64 that was all but surely never sent: eight bytes need no
/// check sum. The bytes after it are a random template, entered at one of 64 places that the number chooses.
/// </remarks>
internal sealed class DatagramPattern
{
    /// <summary>The smallest datagram: its number.</summary>
    public const int MinBytes = sizeof(ulong);

    private const int Entries = 64;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private static readonly ulong Inverse = InverseOf(Multiplier);

    private readonly ulong _key;
    private readonly byte[] _template;

    /// <param name="datagramBytes">The length of every datagram.</param>
    /// <param name="seed">Makes this run's datagrams differ from another's.</param>
    public DatagramPattern(int datagramBytes, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(datagramBytes, MinBytes);
        DatagramBytes = datagramBytes;
        var random = new Random(seed);
        _key = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
        _template = new byte[datagramBytes - MinBytes + Entries];
        random.NextBytes(_template);
    }

    /// <summary>The length of every datagram.</summary>
    public int DatagramBytes { get; }

    /// <summary>Writes the datagram of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(Span<byte> datagram, ulong number)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(datagram, (number * Multiplier) ^ _key);
        BytesAfter(number).CopyTo(datagram[MinBytes..]);
    }

    /// <summary>Reads the number, which may be any where the datagram is not one of this run's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadNumber(ReadOnlySpan<byte> datagram, out ulong number)
    {
        bool isComplete = datagram.Length == DatagramBytes;
        number = isComplete ? (BinaryPrimitives.ReadUInt64LittleEndian(datagram) ^ _key) * Inverse : 0;
        return isComplete;
    }

    /// <summary>Whether the bytes after the number are those that were sent with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Matches(ReadOnlySpan<byte> datagram, ulong number) =>
        datagram[MinBytes..].SequenceEqual(BytesAfter(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> BytesAfter(ulong number) =>
        new(_template, (int)(number % Entries), DatagramBytes - MinBytes);

    /// <summary>Newton's iteration for the inverse modulo 2^64: an odd x is its own to 3 bits, and each step doubles them.</summary>
    private static ulong InverseOf(ulong odd)
    {
        ulong inverse = odd;
        for (int bits = 3; bits < 64; bits *= 2)
            inverse *= 2 - odd * inverse;
        return inverse;
    }
}
