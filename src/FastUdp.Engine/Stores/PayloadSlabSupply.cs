using System.Runtime.CompilerServices;

namespace FastUdp.Stores;

/// <summary>All slabs of a <see cref="PayloadStore"/>: hands out empty ones within a bound and keeps those that came back.</summary>
internal sealed class PayloadSlabSupply(long maxBytes)
{
    // All slabs there have ever been, by number; slab 0 is never made.
    private PayloadSlab[] _slabs = new PayloadSlab[4];
    private int _slabCount = 1;

    // Slabs that came back: with their memory, and without.
    private NodeList<PayloadSlab> _spare;
    private NodeList<PayloadSlab> _bare;
    private int _spareCount;
    private int _fewestSpare;
    private long _maxBytes = maxBytes;

    /// <summary>Bytes of slabs that there are, spare ones included.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes of slabs handed out.</summary>
    public long UsedBytes => Bytes - ((long)_spareCount * PayloadSizes.SlabBytes);

    /// <summary>The most bytes there may be. Lowering it gives back spare slabs as far as need be; those handed out stay.</summary>
    public long MaxBytes
    {
        get => _maxBytes;
        set
        {
            _maxBytes = value;
            while (Bytes > value && _spareCount > 0)
                Release();
        }
    }

    /// <summary>The slab of a number.</summary>
    public PayloadSlab this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _slabs[number];
    }

    /// <summary>Hands out an empty slab; null when that would exceed the bound.</summary>
    public PayloadSlab? TryTake() => _spare.IsEmpty ? TryMake() : TakeSpare();

    /// <summary>Takes an empty slab back.</summary>
    public void Return(PayloadSlab slab)
    {
        _spare.AddFirst(slab);
        _spareCount++;
        if (Bytes > _maxBytes)
            Release();
    }

    /// <summary>
    /// Gives back the memory of as many spare slabs as have not been needed since the last call: what a burst left
    /// behind goes, what every burst needs again stays.
    /// </summary>
    public void Trim()
    {
        for (int unneeded = _fewestSpare; unneeded > 0; unneeded--)
            Release();
        _fewestSpare = _spareCount;
    }

    private PayloadSlab? TryMake()
    {
        if (Bytes + PayloadSizes.SlabBytes > _maxBytes)
            return null;
        if (!_bare.TryTakeFirst(out PayloadSlab? slab))
            slab = Add();
        slab.Allocate();
        Bytes += PayloadSizes.SlabBytes;
        return slab;
    }

    private PayloadSlab Add()
    {
        if (_slabCount == _slabs.Length)
            Array.Resize(ref _slabs, _slabs.Length * 2);
        var slab = new PayloadSlab(_slabCount);
        _slabs[_slabCount++] = slab;
        return slab;
    }

    private PayloadSlab TakeSpare()
    {
        _spare.TryTakeFirst(out PayloadSlab? slab);
        _spareCount--;
        _fewestSpare = Math.Min(_fewestSpare, _spareCount);
        return slab!;
    }

    private void Release()
    {
        PayloadSlab slab = TakeSpare();
        slab.Release();
        _bare.AddFirst(slab);
        Bytes -= PayloadSizes.SlabBytes;
    }
}
