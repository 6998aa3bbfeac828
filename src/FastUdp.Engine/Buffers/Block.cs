namespace FastUdp.Buffers;

/// <summary>
/// One pooled, pinned buffer with a count of its holders. The receive loop is one holder, each lease is another; the
/// last one to let go returns it to its pool.
/// </summary>
internal sealed unsafe class Block
{
    /// <summary>Room for a whole super-buffer: no UDP payload is longer, coalesced or not.</summary>
    public const int LargeBytes = 65_535;

    /// <summary>Room for one datagram of an Ethernet-sized network, and for a lease of a small one.</summary>
    public const int SmallBytes = 2_048;

    private readonly BlockPool _pool;
    private readonly byte[] _bytes;
    private int _holders;

    public Block(BlockPool pool, int bytes)
    {
        _pool = pool;

        // Without clearing: 64 KiB of zeroes a block would be the dearest part of making an endpoint.
        _bytes = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);

        // SAFETY: the array lives on the pinned object heap, so its address holds for as long as this block does.
        Pointer = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(
            ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_bytes));
    }

    /// <summary>The first byte, for the kernel. Valid while the caller holds the block.</summary>
    public byte* Pointer { get; }

    public byte[] Bytes => _bytes;

    public int Capacity => _bytes.Length;

    public EndpointBuffers Buffers => _pool.Buffers;

    /// <summary>Whether someone besides the caller, who is a holder, still needs the bytes.</summary>
    public bool IsShared => Volatile.Read(ref _holders) > 1;

    public void OnRented() => Volatile.Write(ref _holders, 1);

    /// <summary>Adds a holder. The caller must be one already.</summary>
    public void Hold() => Interlocked.Increment(ref _holders);

    /// <summary>Takes one holder away.</summary>
    /// <exception cref="InvalidOperationException">Nobody holds the block: it was returned twice.</exception>
    public void Release()
    {
        int left = Interlocked.Decrement(ref _holders);
        if (left == 0)
            _pool.Return(this);
        else if (left < 0)
            throw new InvalidOperationException("A block was returned twice to its pool.");
    }
}
