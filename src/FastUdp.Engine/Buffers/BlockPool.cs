using System.Diagnostics.CodeAnalysis;

namespace FastUdp.Buffers;

/// <summary>
/// A bounded pool of equal blocks, last in first out, so that the block whose bytes are still in the cache is the next
/// to be used. Blocks are made when first needed and kept. Safe from any thread.
/// </summary>
internal sealed class BlockPool
{
    // What a returned block is filled with when misuse is looked for: conspicuous, and not zero.
    private const byte Scramble = 0xDB;

    private readonly Lock _lock = new();
    private readonly Block[] _free;
    private readonly int _blockBytes;
    private readonly bool _scrambles;
    private int _freeCount;
    private int _madeCount;
    private bool _isStarved;

    /// <param name="buffers">The set of pools this one belongs to.</param>
    /// <param name="blockBytes">The size of each block.</param>
    /// <param name="capacity">How many blocks there may be at once.</param>
    /// <param name="scrambles">Whether to overwrite a block as it comes back, so that a late reader notices.</param>
    public BlockPool(EndpointBuffers buffers, int blockBytes, int capacity, bool scrambles)
    {
        Buffers = buffers;
        _blockBytes = blockBytes;
        _free = new Block[capacity];
        _scrambles = scrambles;
    }

    /// <summary>Called, outside the lock, when a block comes back after somebody asked in vain.</summary>
    public Action? BlockReturnedAfterStarvation { get; set; }

    public EndpointBuffers Buffers { get; }

    public int Capacity => _free.Length;

    /// <summary>How many blocks are out: rented and not yet returned.</summary>
    public int RentedCount
    {
        get
        {
            lock (_lock)
                return _madeCount - _freeCount;
        }
    }

    /// <summary>Takes a block, which the caller then holds; false when all are out.</summary>
    public bool TryRent([NotNullWhen(true)] out Block? block)
    {
        lock (_lock)
            block = _freeCount > 0 ? _free[--_freeCount] : MakeOrStarve();
        block?.OnRented();
        return block is not null;
    }

    /// <summary>Takes a block back. Only <see cref="Block.Release"/> calls this, when the last holder lets go.</summary>
    public void Return(Block block)
    {
        if (_scrambles)
            block.Bytes.AsSpan().Fill(Scramble);

        bool wasStarved;
        lock (_lock)
        {
            if (_freeCount == _madeCount)
                throw new InvalidOperationException("A block was returned that this pool never handed out.");
            _free[_freeCount++] = block;
            wasStarved = _isStarved;
            _isStarved = false;
        }
        if (wasStarved)
            BlockReturnedAfterStarvation?.Invoke();
    }

    private Block? MakeOrStarve()
    {
        if (_madeCount == _free.Length)
        {
            _isStarved = true;
            return null;
        }
        _madeCount++;
        return new Block(this, _blockBytes);
    }
}
