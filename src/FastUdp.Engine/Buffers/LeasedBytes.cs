namespace FastUdp.Buffers;

/// <summary>
/// The pooled state behind a <see cref="DatagramLease"/>. Each opening and closing makes a new version, so that a
/// handle from before no longer fits: that is how a second dispose is told from the first.
/// </summary>
internal sealed class LeasedBytes
{
    private Block? _block;
    private int _offset;
    private int _length;
    private RemoteAddress _remote;
    private bool _isTruncated;
    private int _originalLength;
    private DatagramMetadata _metadata;

    // Odd while open. Only ever grows; at a million leases a second it wraps after an hour, onto a handle that would
    // have to have been kept, disposed and unused, exactly that long.
    private int _version;

    public DatagramLease Open(Block block, int offset, int length, in ReceivedRun run)
    {
        _block = block;
        _offset = offset;
        _length = length;
        _remote = run.Remote;
        _isTruncated = run.IsTruncated;
        _originalLength = run.OriginalLength;
        _metadata = run.Metadata;
        return new DatagramLease(this, Interlocked.Increment(ref _version));
    }

    public Memory<byte> Memory(int version) => Checked(version).Bytes.AsMemory(_offset, _length);

    public ReadOnlySpan<byte> Payload(int version) => Checked(version).Bytes.AsSpan(_offset, _length);

    public RemoteAddress Remote(int version)
    {
        Checked(version);
        return _remote;
    }

    public bool IsTruncated(int version)
    {
        Checked(version);
        return _isTruncated;
    }

    public int? OriginalLength(int version)
    {
        Checked(version);
        return !_isTruncated ? _length : _originalLength > 0 ? _originalLength : null;
    }

    public DatagramMetadata Metadata(int version)
    {
        Checked(version);
        return _metadata;
    }

    public void Close(int version)
    {
        if (Interlocked.CompareExchange(ref _version, version + 1, version) != version)
            ThrowDisposed();

        Block block = _block!;
        _block = null;
        EndpointBuffers buffers = block.Buffers;
        block.Release();
        buffers.Return(this);
    }

    private Block Checked(int version)
    {
        Block? block = _block;
        if (Volatile.Read(ref _version) != version || block is null)
            ThrowDisposed();
        return block!;
    }

    private static void ThrowDisposed() =>
        throw new ObjectDisposedException(nameof(DatagramLease), "This datagram lease has been disposed already.");
}
