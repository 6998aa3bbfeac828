using System.Buffers;

namespace FastUdp.Impairment;

/// <summary>A datagram on its way through a link, in memory of its own.</summary>
/// <param name="Remote">Where it goes, or where it came from.</param>
/// <param name="Bytes">A rented array, of which the payload is the beginning.</param>
/// <param name="Length">The payload in bytes.</param>
/// <param name="Traits">What else is to stay with it.</param>
/// <param name="IsUnderWay">Whether the link is to be told when it comes out: it had a delay.</param>
internal readonly record struct DelayedDatagram(
    RemoteAddress Remote, byte[] Bytes, int Length, DatagramTraits Traits, bool IsUnderWay)
{
    public ReadOnlySpan<byte> Payload => Bytes.AsSpan(0, Length);

    /// <summary>Copies a datagram, with the bit flipped that the verdict says.</summary>
    public static DelayedDatagram Copy(
        in RemoteAddress remote, ReadOnlySpan<byte> payload, in DatagramTraits traits, bool isUnderWay, in LinkVerdict verdict)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(payload.Length);
        payload.CopyTo(bytes);
        verdict.Corrupt(bytes);
        return new DelayedDatagram(remote, bytes, payload.Length, traits, isUnderWay);
    }

    /// <summary>Gives the memory back; once, and nothing of the datagram is to be used after it.</summary>
    public void Release() => ArrayPool<byte>.Shared.Return(Bytes);
}
