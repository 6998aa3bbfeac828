using FastUdp.Buffers;

namespace FastUdp.Capture;

/// <summary>Datagrams that went the same way together, as they are to be recorded: a run of the receive ring, of a sender, or a single one.</summary>
internal readonly ref struct CapturedRun
{
    /// <summary>What a packet says that was not learnt of the datagram: Linux's own default (ip(7), ip_default_ttl).</summary>
    public const byte DefaultHopLimit = 64;

    public required int InterfaceIndex { get; init; }

    public required CaptureDirection Direction { get; init; }

    public required long UnixNanoseconds { get; init; }

    public required RemoteAddress Source { get; init; }

    public required RemoteAddress Destination { get; init; }

    public byte TrafficClass { get; init; }

    public byte HopLimit { get; init; }

    /// <summary>The payloads, back to back, to be cut every <see cref="Stride"/> bytes.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }

    public required int Stride { get; init; }

    /// <summary>The length of a single payload that was cut; 0 where none was.</summary>
    public int OriginalLength { get; init; }

    public int DatagramCount => ReceivedRun.CountDatagrams(Payload.Length, Stride);
}
