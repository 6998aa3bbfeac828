using Xunit;

namespace FastUdp.Engine.Tests.Support;

/// <summary>Bytes that tell which datagram they are of, and so whether they are in the right one.</summary>
internal static class Payloads
{
    /// <summary>The bytes of the datagram with this number: a sequence that depends on both.</summary>
    public static byte[] Make(int number, int length)
    {
        var bytes = new byte[length];
        Fill(bytes, number);
        return bytes;
    }

    public static void Fill(Span<byte> bytes, int number)
    {
        uint state = (uint)((number * 2_654_435_761L) ^ bytes.Length) | 1;
        for (int i = 0; i < bytes.Length; i++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            bytes[i] = (byte)(state >> 24);
        }
    }

    /// <summary>Datagrams of the given lengths, numbered from 0.</summary>
    public static byte[][] Of(IEnumerable<int> lengths) => lengths.Select((length, number) => Make(number, length)).ToArray();

    public static void AssertSame(IReadOnlyList<byte[]> expected, IReadOnlyList<Arrival> actual)
    {
        for (int i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            if (!expected[i].AsSpan().SequenceEqual(actual[i].Payload))
                Assert.Fail($"Datagram {i} of {expected.Count}: {expected[i].Length} bytes were sent, other {actual[i].Payload.Length} bytes arrived.");
        }
        Assert.Equal(expected.Count, actual.Count);
    }
}
