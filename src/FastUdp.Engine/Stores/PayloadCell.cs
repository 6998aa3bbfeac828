namespace FastUdp.Stores;

/// <summary>Where a payload lies in a <see cref="PayloadStore"/>: 8 bytes. The default is no cell.</summary>
internal readonly record struct PayloadCell
{
    // Slabs are numbered from 1, so that the default names none.
    private readonly int _slab;
    private readonly ushort _index;
    private readonly ushort _length;

    public PayloadCell(int slab, int index, int length)
    {
        _slab = slab;
        _index = (ushort)index;
        _length = (ushort)length;
    }

    public bool IsNone => _slab == 0;

    /// <summary>How many bytes were asked for.</summary>
    public int Length => _length;

    /// <summary>The number of the slab, 1 or more.</summary>
    public int Slab => _slab;

    /// <summary>Which of the slab's cells it is.</summary>
    public int Index => _index;

    /// <summary>The same place, with fewer bytes.</summary>
    public PayloadCell WithLength(int length) => new(_slab, _index, length);
}
