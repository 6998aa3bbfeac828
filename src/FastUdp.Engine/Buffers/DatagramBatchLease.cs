using FastUdp.Buffers;

namespace FastUdp;

/// <summary>
/// A whole batch that outlives the turn of the receive loop it came in, until it is disposed: nothing was copied, the blocks stay
/// where the kernel filled them. A value type of 16 bytes; copies name the same batch, of which exactly one is to be disposed.
/// </summary>
/// <remarks>
/// Disposing twice, or using a lease after it was disposed, throws <see cref="ObjectDisposedException"/> in every build; the
/// batch taken from it before must not be used after. It may be handed from thread to thread, but is for one thread at a
/// time. It may outlive its endpoint. Each run keeps a block, of those that <see cref="UdpEndpointOptions.LeasedBlocks"/> allows.
/// </remarks>
public readonly struct DatagramBatchLease : IDisposable, IEquatable<DatagramBatchLease>
{
    private readonly LeasedBatch? _batch;
    private readonly int _version;

    internal DatagramBatchLease(LeasedBatch batch, int version)
    {
        _batch = batch;
        _version = version;
    }

    /// <summary>The datagrams, in the order of their arrival. Borrowed from this lease: valid until it is disposed.</summary>
    public DatagramBatch Batch => Leased.Batch(_version);

    private LeasedBatch Leased => _batch ?? throw new InvalidOperationException("The default DatagramBatchLease holds no batch.");

    /// <summary>Whether both are handles of the same lease.</summary>
    public static bool operator ==(DatagramBatchLease left, DatagramBatchLease right) => left.Equals(right);

    /// <summary>Whether both are handles of different leases.</summary>
    public static bool operator !=(DatagramBatchLease left, DatagramBatchLease right) => !left.Equals(right);

    /// <summary>Gives the blocks back to the engine.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed before.</exception>
    public void Dispose() => Leased.Close(_version);

    /// <inheritdoc/>
    public bool Equals(DatagramBatchLease other) => ReferenceEquals(_batch, other._batch) && _version == other._version;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DatagramBatchLease other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_batch, _version);
}
