using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Codec.Messages;

/// <summary>The message within the message.</summary>
[DatagramMessage]
internal readonly partial record struct Place(float X, float Y, float Z)
{
    public static long Digest(in Place place) => BitConverter.SingleToInt32Bits(place.X)
        + BitConverter.SingleToInt32Bits(place.Y) + BitConverter.SingleToInt32Bits(place.Z);
}
