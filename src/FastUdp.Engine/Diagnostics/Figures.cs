namespace FastUdp.Diagnostics;

/// <summary>The figures of one snapshot, or a sum of several: a number a column, or unknown.</summary>
internal readonly struct Figures(int columns)
{
    private readonly long?[] _values = new long?[columns];

    public long? this[int column]
    {
        get => _values[column];
        set => _values[column] = value;
    }

    /// <summary>Adds other figures, of which one that is unknown adds nothing.</summary>
    /// <param name="other">What to add.</param>
    /// <param name="isAdded">Which columns.</param>
    public void Add(in Figures other, ReadOnlySpan<bool> isAdded)
    {
        for (int column = 0; column < _values.Length; column++)
        {
            if (isAdded[column] && other[column] is { } value)
                _values[column] = _values[column].GetValueOrDefault() + value;
        }
    }
}
