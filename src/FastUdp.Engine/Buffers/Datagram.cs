using FastUdp.Buffers;

namespace FastUdp;

/// <summary>
/// A borrowed datagram, valid only inside the handler's call: the compiler keeps it, and the payload's span, from
/// escaping. <see cref="Retain"/> makes one that may.
/// </summary>
public readonly ref struct Datagram
{
    private readonly ref readonly ReceivedRun _run;

    internal Datagram(in ReceivedRun run, ReadOnlySpan<byte> payload)
    {
        _run = ref run;
        Payload = payload;
    }

    /// <summary>The payload, 0 to 65,527 bytes, where the kernel put it: it has not been copied.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Who sent it.</summary>
    public ref readonly RemoteAddress Remote => ref _run.Remote;

    /// <summary>Whether the datagram was longer than <see cref="UdpEndpointOptions.MaxDatagramBytes"/> and cut to it.</summary>
    public bool IsTruncated => _run.IsTruncated;

    /// <summary>
    /// The length in bytes it was sent with, which is the payload's unless it was truncated; null where the platform does
    /// not tell of a truncated one (the portable backend).
    /// </summary>
    public int? OriginalLength => !IsTruncated ? Payload.Length : _run.OriginalLength > 0 ? _run.OriginalLength : null;

    /// <summary>What <see cref="UdpEndpointOptions.Metadata"/> asked to learn of it: the same for all datagrams of a run.</summary>
    public ref readonly DatagramMetadata Metadata => ref _run.Metadata;

    /// <summary>
    /// Takes the datagram out of the callback. The caller owns the lease and disposes it once. Payloads up to
    /// 2,048 bytes are copied into a small block; longer ones share the block they arrived in.
    /// </summary>
    /// <remarks>
    /// Leases are bounded by <see cref="UdpEndpointOptions.LeasedBlocks"/>: when leases hold every block, the endpoint
    /// stops reading, the kernel's queue fills, and what it then drops is counted, until a lease is disposed.
    /// </remarks>
    public DatagramLease Retain()
    {
        Block block = _run.Block!;
        block.Bytes.AsSpan().Overlaps(Payload, out int offset);
        return block.Buffers.Lease(_run, offset, Payload.Length);
    }
}
