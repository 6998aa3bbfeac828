namespace FastUdp.Simulation;

/// <summary>A datagram under way, which is the event of its coming out; afterwards it lies in an inbox. Pooled.</summary>
internal sealed class SimulatedDatagram(int capacity) : VirtualEvent
{
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);

    public int Capacity => _bytes.Length;

    public DatagramExchange? Exchange { get; set; }

    public SimulatedLink? Link { get; set; }

    public RemoteAddress From { get; set; }

    public RemoteAddress To { get; set; }

    public SimulatedHeader Header { get; set; }

    /// <summary>When it came to an inbox, in nanoseconds since 1970.</summary>
    public long ArrivedAtUnixNanoseconds { get; set; }

    /// <summary>How many the inbox had dropped before it.</summary>
    public long DropsBefore { get; set; }

    public int Length { get; private set; }

    /// <summary>Whether it is the ICMP message that nobody is bound where a datagram went; it has no payload.</summary>
    public bool IsRefusal { get; set; }

    /// <summary>Whether the link is to be told that it came out.</summary>
    public bool IsDelayed { get; set; }

    public ReadOnlySpan<byte> Payload => _bytes.AsSpan(0, Length);

    public void SetPayload(ReadOnlySpan<byte> payload, int flippedBit)
    {
        payload.CopyTo(_bytes);
        Length = payload.Length;
        if (flippedBit >= 0)
            _bytes[flippedBit / 8] ^= (byte)(1 << (flippedBit % 8));
    }

    public override void Happen() => Exchange!.Deliver(this);
}
