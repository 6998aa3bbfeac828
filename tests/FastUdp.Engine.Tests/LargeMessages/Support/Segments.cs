using System.Net;
using FastUdp.LargeMessages;
using FastUdp.Simulation;

namespace FastUdp.Engine.Tests.LargeMessages.Support;

/// <summary>Segments as a sender makes them, and as a stranger might.</summary>
internal static class Segments
{
    public static byte[] Make(in SegmentHeader header, ReadOnlySpan<byte> bytes)
    {
        byte[] datagram = new byte[SegmentHeader.MaxWireSize + bytes.Length];
        SegmentHeader.TryWrite(header, datagram, out int written, out _);
        bytes.CopyTo(datagram.AsSpan(written));
        return datagram;
    }

    /// <summary>All segments of a message, in order.</summary>
    public static byte[][] Cut(byte[] message, int segmentBytes, ulong session = 1, uint sequence = 0, byte cutNumber = 0, SegmentFlags flags = SegmentFlags.None)
    {
        var cut = new MessageCut(message.Length, Math.Min(segmentBytes, message.Length));
        byte[][] segments = new byte[cut.Count][];
        for (int index = 0; index < cut.Count; index++)
        {
            var header = new SegmentHeader(
                session, sequence, (uint)message.Length, (ushort)cut.SegmentBytes, (ushort)index, cutNumber, 0, flags);
            segments[index] = Make(header, message.AsSpan(cut.OffsetOf(index), cut.LengthOf(index)));
        }
        return segments;
    }

    /// <summary>One of very many remotes.</summary>
    public static RemoteAddress Remote(int number) =>
        new IPEndPoint(new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]), 1_024 + (number % 60_000));

    public static UdpEndpoint Bind(this SimulatedNetwork network) =>
        UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), new UdpEndpointOptions { Network = network });
}
