using System.Runtime.CompilerServices;

namespace FastUdp.Stores;

/// <summary>
/// 64 KiB cut into cells of one size. Free cells are chained through their own first bytes; those that were never taken
/// are not touched at all.
/// </summary>
internal sealed class PayloadSlab(int number) : ListNode<PayloadSlab>
{
    // No slab has as many cells.
    private const ushort None = ushort.MaxValue;

    private byte[] _bytes = [];
    private int _cellBytes;
    private int _capacity;
    private int _everTaken;
    private int _taken;
    private ushort _firstFree = None;

    /// <summary>What cells name it by.</summary>
    public int Number { get; } = number;

    /// <summary>The class of its cells while it is open.</summary>
    public int SizeClass { get; private set; }

    /// <summary>Whether every cell is taken.</summary>
    public bool IsFull => _taken == _capacity;

    /// <summary>Whether no cell is taken.</summary>
    public bool IsEmpty => _taken == 0;

    /// <summary>Gives it its memory: on the pinned heap, for it lives long and is not worth being moved.</summary>
    public void Allocate() => _bytes = GC.AllocateUninitializedArray<byte>(PayloadSizes.SlabBytes, pinned: true);

    /// <summary>Gives the memory back to the collector.</summary>
    public void Release() => _bytes = [];

    /// <summary>Cuts it into cells of a class. All of them are free then.</summary>
    public void Cut(int sizeClass)
    {
        SizeClass = sizeClass;
        _cellBytes = PayloadSizes.BytesOf(sizeClass);
        _capacity = PayloadSizes.SlabBytes / _cellBytes;
        _everTaken = 0;
        _taken = 0;
        _firstFree = None;
    }

    /// <summary>Takes a cell, the one given back last if there is any: its bytes are in the cache. It must not be full.</summary>
    public int Take()
    {
        _taken++;
        if (_firstFree == None)
            return _everTaken++;
        int index = _firstFree;
        _firstFree = LinkOf(index);
        return index;
    }

    /// <summary>Gives a cell back.</summary>
    public void Return(int index)
    {
        _taken--;
        LinkOf(index) = _firstFree;
        _firstFree = (ushort)index;
    }

    /// <summary>The first bytes of a cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Get(int index, int length) => new(_bytes, index * _cellBytes, length);

    /// <summary>The same bytes, for whoever keeps them.</summary>
    public Memory<byte> GetMemory(int index, int length) => new(_bytes, index * _cellBytes, length);

    private ref ushort LinkOf(int index) => ref Unsafe.As<byte, ushort>(ref _bytes[index * _cellBytes]);
}
