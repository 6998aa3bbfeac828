using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastUdp.Stores;

/// <summary>
/// Keeps many small payloads in few arrays: slabs cut into cells of one size class each, so that a payload of 13 bytes takes 16
/// and no object. Bounded. Not safe from several threads.
/// </summary>
/// <remarks>
/// A slab none of whose cells is taken serves any class next, so that no mixture of sizes uses the store up for another;
/// its memory is kept until <see cref="Trim"/>. When no further slab may be made, a payload may lie in a larger cell
/// than it needs.
/// </remarks>
internal sealed class PayloadStore
{
    private readonly PayloadSlabSupply _slabs;

    // Of each class, the slabs that have a free cell; and which classes have such a slab, a bit each.
    private readonly NodeList<PayloadSlab>[] _open = new NodeList<PayloadSlab>[PayloadSizes.Count];
    private ulong _openClasses;

    /// <param name="maxBytes">The most bytes of slabs there may be; below 65,536 nothing can be kept.</param>
    public PayloadStore(long maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        _slabs = new PayloadSlabSupply(maxBytes);
    }

    /// <summary>Bytes of slabs that there are, empty ones included.</summary>
    public long Bytes => _slabs.Bytes;

    /// <summary>Bytes of slabs of which a cell is taken.</summary>
    public long UsedBytes => _slabs.UsedBytes;

    /// <summary>
    /// The most bytes of slabs there may be. Lowering it gives back empty slabs as far as need be; those in use stay.
    /// </summary>
    public long MaxBytes
    {
        get => _slabs.MaxBytes;
        set => _slabs.MaxBytes = value;
    }

    /// <summary>Takes a cell for a payload of 0 to 65,535 bytes; false when that would exceed the bound.</summary>
    public bool TryTake(int length, out PayloadCell cell)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, ushort.MaxValue, nameof(length));
        int sizeClass = PayloadSizes.ClassOf(length);
        PayloadSlab? slab = _open[sizeClass].First ?? TryOpen(sizeClass) ?? FindLarger(sizeClass);
        if (slab is null)
        {
            cell = default;
            return false;
        }
        cell = new PayloadCell(slab.Number, slab.Take(), length);
        if (slab.IsFull)
            Unlink(slab);
        return true;
    }

    /// <summary>The bytes of a cell, as many as were asked for. Valid until the cell is given back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Get(in PayloadCell cell) => _slabs[cell.Slab].Get(cell.Index, cell.Length);

    /// <summary>The same bytes, for whoever keeps them while others use the store.</summary>
    public Memory<byte> GetMemory(in PayloadCell cell) => _slabs[cell.Slab].GetMemory(cell.Index, cell.Length);

    /// <summary>Gives a cell back, once.</summary>
    public void Return(in PayloadCell cell)
    {
        PayloadSlab slab = _slabs[cell.Slab];
        if (slab.IsFull)
            Link(slab);
        slab.Return(cell.Index);
        if (!slab.IsEmpty)
            return;
        Unlink(slab);
        _slabs.Return(slab);
    }

    /// <summary>
    /// Cuts a cell down to the first bytes of it: what was taken for the longest payload there may be goes over into a
    /// smaller cell, if that saves something and there is one.
    /// </summary>
    public void Shrink(ref PayloadCell cell, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)cell.Length, nameof(length));
        int sizeClass = _slabs[cell.Slab].SizeClass;
        if (PayloadSizes.ClassOf(length) < sizeClass && TryTake(length, out PayloadCell smaller))
        {
            if (_slabs[smaller.Slab].SizeClass < sizeClass)
            {
                Get(cell)[..length].CopyTo(Get(smaller));
                (cell, smaller) = (smaller, cell);
            }
            Return(smaller);
        }
        cell = cell.WithLength(length);
    }

    /// <summary>
    /// Gives back the memory of as many empty slabs as have not been needed since the last call: what a burst left
    /// behind goes, what every burst needs again stays.
    /// </summary>
    public void Trim() => _slabs.Trim();

    private PayloadSlab? TryOpen(int sizeClass)
    {
        PayloadSlab? slab = _slabs.TryTake();
        if (slab is null)
            return null;
        slab.Cut(sizeClass);
        Link(slab);
        return slab;
    }

    private PayloadSlab? FindLarger(int sizeClass)
    {
        ulong larger = _openClasses >> sizeClass;
        return larger == 0 ? null : _open[sizeClass + BitOperations.TrailingZeroCount(larger)].First;
    }

    private void Link(PayloadSlab slab)
    {
        _open[slab.SizeClass].AddFirst(slab);
        _openClasses |= 1UL << slab.SizeClass;
    }

    private void Unlink(PayloadSlab slab)
    {
        _open[slab.SizeClass].Remove(slab);
        if (_open[slab.SizeClass].IsEmpty)
            _openClasses &= ~(1UL << slab.SizeClass);
    }
}
