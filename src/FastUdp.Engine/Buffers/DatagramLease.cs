using System.Buffers;
using FastUdp.Buffers;

namespace FastUdp;

/// <summary>
/// An owned datagram: it outlives the callback it arrived in, until it is disposed. A value type of 16 bytes; copies
/// name the same datagram, of which exactly one is to be disposed.
/// </summary>
/// <remarks>
/// The holder owns the bytes and may change them. Disposing twice, or using a lease after it was disposed, throws
/// <see cref="ObjectDisposedException"/> in every build; memory taken from it before must not be used after. It may
/// be handed from thread to thread, but is for one thread at a time. It may outlive its endpoint.
/// </remarks>
public readonly struct DatagramLease : IMemoryOwner<byte>, IEquatable<DatagramLease>
{
    private readonly LeasedBytes? _bytes;
    private readonly int _version;

    internal DatagramLease(LeasedBytes bytes, int version)
    {
        _bytes = bytes;
        _version = version;
    }

    /// <summary>The payload. Valid until the lease is disposed.</summary>
    public Memory<byte> Memory => Bytes.Memory(_version);

    /// <summary>The payload. Valid until the lease is disposed.</summary>
    public ReadOnlySpan<byte> Payload => Bytes.Payload(_version);

    /// <summary>The payload's length in bytes, 0 to 65,527.</summary>
    public int Length => Payload.Length;

    /// <summary>Who sent it.</summary>
    public RemoteAddress Remote => Bytes.Remote(_version);

    /// <summary>Whether the datagram was longer than <see cref="UdpEndpointOptions.MaxDatagramBytes"/> and cut to it.</summary>
    public bool IsTruncated => Bytes.IsTruncated(_version);

    /// <inheritdoc cref="Datagram.OriginalLength"/>
    public int? OriginalLength => Bytes.OriginalLength(_version);

    /// <summary>What <see cref="UdpEndpointOptions.Metadata"/> asked to learn of it.</summary>
    public DatagramMetadata Metadata => Bytes.Metadata(_version);

    private LeasedBytes Bytes => _bytes ?? throw new InvalidOperationException("The default DatagramLease holds no datagram.");

    /// <summary>Whether both are handles of the same lease.</summary>
    public static bool operator ==(DatagramLease left, DatagramLease right) => left.Equals(right);

    /// <summary>Whether both are handles of different leases.</summary>
    public static bool operator !=(DatagramLease left, DatagramLease right) => !left.Equals(right);

    /// <summary>Gives the bytes back to the engine.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed before.</exception>
    public void Dispose() => Bytes.Close(_version);

    /// <inheritdoc/>
    public bool Equals(DatagramLease other) => ReferenceEquals(_bytes, other._bytes) && _version == other._version;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DatagramLease other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_bytes, _version);
}
